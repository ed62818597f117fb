package ai.datamind.evaluation.questions;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.database.DumpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code questions --set FILE[,FILE…] --databases DIR [--provider semantic] [--misses FILE]}. */
public final class QuestionsCommand {

    private QuestionsCommand() {}

    public static Map<String, Object> run(Arguments arguments) throws Exception {
        String provider = arguments.value("provider", "semantic");
        if (!provider.equals("semantic")) {
            throw new IllegalArgumentException(
                    "this evaluation asks the provider semantic; " + provider + " is unknown");
        }
        var cases = new ArrayList<QuestionCase>();
        for (String file : arguments.path("set").toString().split(",")) {
            read(Path.of(file), cases);
        }
        List<QuestionResult> results;
        try (var databases = new DumpServer(arguments.path("databases"))) {
            results = new QuestionsEvaluation(
                            databases::connect, QuestionsEvaluation.derived(), LocalDate.now(Clock.systemUTC()))
                    .ask(cases);
        }
        try (var misses = new Misses(arguments.misses("questions"))) {
            results.stream().filter(QuestionsCommand::missed).forEach(r -> report(misses, r));
        }
        return QuestionScores.of(results);
    }

    private static boolean missed(QuestionResult r) {
        return r.asked().unanswerable() ? r.answered() : !r.right();
    }

    private static void report(Misses misses, QuestionResult r) {
        String what = r.asked().set() + " " + r.asked().database() + " " + r.outcome() + " " + r.confidence() + " | "
                + r.asked().question() + " | gold " + r.asked().gold() + " | " + r.note();
        misses.add(r.answered() ? "wrong" : "refused", what, r.sql() == null ? "" : r.sql());
    }

    private static void read(Path file, List<QuestionCase> cases) throws java.io.IOException {
        String name = file.getFileName().toString().replaceAll("\\.jsonl(\\.gz)?$", "");
        Lines.each(file, line -> {
            String set = text(line, "set", name);
            String database = text(line, "database", name);
            cases.add(new QuestionCase(
                    set,
                    database,
                    text(line, "schema", "public"),
                    line.path("question").asText(),
                    text(line, "instructions", ""),
                    line.path("gold_sql").asText(),
                    set.equals("idk")));
        });
    }

    private static String text(JsonNode line, String member, String otherwise) {
        JsonNode value = line.path(member);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : otherwise;
    }
}
