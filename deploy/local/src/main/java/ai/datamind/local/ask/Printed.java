package ai.datamind.local.ask;

import ai.datamind.local.gateway.Reply;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a reply of the pipeline and says what the exit status is. */
final class Printed {
    private static final Set<String> ANSWERS = Set.of("ANSWERED", "NO_DATA");

    private final CommandSpec spec;
    private final boolean json;

    Printed(CommandSpec spec, boolean json) {
        this.spec = spec;
        this.json = json;
    }

    int of(Reply reply) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(reply.body().toPrettyString());
        } else if (reply.ok()) {
            new AnswerPrinter(out).print(reply.body());
        } else {
            spec.commandLine().getErr().println(reply.problem());
        }
        out.flush();
        String outcome = reply.body().path("outcome").asText("ANSWERED");
        return reply.ok() && ANSWERS.contains(outcome) ? 0 : 1;
    }
}
