package ai.datamind.local.ask;

import ai.datamind.local.build.Project;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.InstanceOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ask",
        description = "Asks a question in plain words. Exit status 1 when it was refused or could not be answered.",
        mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instance;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description =
                    "admin, engineer, analyst, viewer or an e-mail address (default: who logged in last, else admin)")
    private String as;

    @Option(names = "--json", description = "Print the answer as it came")
    private boolean json;

    @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "For example: top 5 nations by revenue in 1995")
    private String[] question;

    @Override
    public Integer call() {
        Reply reply = new Sessions(instance.in(Project.here().root()))
                .as(as)
                .post("/api/v1/sql/ask", Map.of("question", String.join(" ", question)));
        return new Printed(spec, json).of(reply);
    }
}
