package ai.datamind.local;

import ai.datamind.embedded.StartupException;
import picocli.CommandLine;

/** Entry of {@code ./datamind}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return 0 done, 1 failed or refused (told on stderr), 2 wrong usage */
    public static int run(String... arguments) {
        CommandLine command = new CommandLine(new DatamindCommand());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof StartupException explained) {
                line.getErr().println(explained.getMessage());
                return 1;
            }
            throw failure;
        });
        // What follows the first word belongs to the program that is run, options included.
        command.getSubcommands().get("eval").setStopAtPositional(true);
        command.getSubcommands().get("bench").setStopAtPositional(true);
        return command.execute(arguments);
    }
}
