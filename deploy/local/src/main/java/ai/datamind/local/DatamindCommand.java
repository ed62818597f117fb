package ai.datamind.local;

import ai.datamind.local.ask.AskCommand;
import ai.datamind.local.ask.LoginCommand;
import ai.datamind.local.ask.SqlCommand;
import ai.datamind.local.check.BenchCommand;
import ai.datamind.local.check.EvalCommand;
import ai.datamind.local.check.TestCommand;
import ai.datamind.local.check.VerifyCommand;
import ai.datamind.local.lifecycle.DownCommand;
import ai.datamind.local.lifecycle.LogsCommand;
import ai.datamind.local.lifecycle.RestartCommand;
import ai.datamind.local.lifecycle.StatusCommand;
import ai.datamind.local.lifecycle.UpCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The one command of the project. */
@Command(
        name = "datamind",
        description = "Governed answers on your own data, on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = DatamindCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RestartCommand.class,
            LogsCommand.class,
            LoginCommand.class,
            AskCommand.class,
            SqlCommand.class,
            TestCommand.class,
            BenchCommand.class,
            EvalCommand.class,
            VerifyCommand.class
        })
final class DatamindCommand {
    /** As the jar says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "DataMind " + DatamindCommand.class.getPackage().getImplementationVersion()
            };
        }
    }
}
