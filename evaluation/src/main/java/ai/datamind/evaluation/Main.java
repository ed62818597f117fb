package ai.datamind.evaluation;

import ai.datamind.evaluation.compile.CompileEvaluation;
import ai.datamind.evaluation.differential.DifferentialEvaluation;
import ai.datamind.evaluation.fuzz.FuzzCommand;
import ai.datamind.evaluation.oracle.OracleCommand;
import ai.datamind.evaluation.questions.QuestionsCommand;
import ai.datamind.evaluation.replay.ReplayCommand;
import ai.datamind.evaluation.sql.FirewallEvaluation;
import ai.datamind.evaluation.sql.RowSecurityEvaluation;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** {@code Main <command> --set FILE … [--json]}. Exits 0 when it ran, 2 when it could not. */
public final class Main {
    private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.of(
            "compile", CompileEvaluation::run,
            "differential", DifferentialEvaluation::run,
            "firewall", FirewallEvaluation::run,
            "fuzz", FuzzCommand::run,
            "oracle", OracleCommand::run,
            "questions", QuestionsCommand::run,
            "replay", ReplayCommand::run,
            "row-security", RowSecurityEvaluation::run));

    private Main() {}

    public static void main(String[] args) throws Exception {
        Command command = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (command == null) {
            System.err.println("eval knows: " + String.join(", ", COMMANDS.keySet()));
            System.exit(2);
            return;
        }
        Arguments arguments = Arguments.of(args, 1);
        Map<String, Object> figures = command.run(arguments);
        figures.forEach((name, value) -> System.out.println(name + ": " + value));
        if (arguments.json()) {
            System.out.println(new ObjectMapper().writeValueAsString(figures));
        }
        System.exit(0);
    }
}
