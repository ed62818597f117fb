package ai.datamind.evaluation.replay;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.database.DumpServer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code replay --set FILE --databases DIR [--misses FILE]}: every recorded answer takes the way an answer of today would take. */
public final class ReplayCommand {
    private ReplayCommand() {}

    public static Map<String, Object> run(Arguments arguments) throws Exception {
        Map<String, List<Recorded>> bySchema = new LinkedHashMap<>();
        Lines.each(arguments.path("set"), line -> {
            Recorded recorded = Recorded.of(line);
            bySchema.computeIfAbsent(recorded.database() + "\n" + recorded.schema(), s -> new ArrayList<>())
                    .add(recorded);
        });
        ReplayFigures figures = new ReplayFigures();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        try (DumpServer databases = new DumpServer(arguments.path("databases"));
                Misses misses = new Misses(arguments.misses("replay"))) {
            for (List<Recorded> cases : bySchema.values()) {
                schema(databases, cases, new Judge(figures, misses), today);
            }
        }
        return figures.all();
    }

    private static void schema(DumpServer databases, List<Recorded> cases, Judge judge, LocalDate today)
            throws SQLException {
        Recorded first = cases.getFirst();
        try (ReplayDatabase database = ReplayDatabase.of(databases, first.database(), first.schema())) {
            judge.learn(cases, database);
            judge.direct(cases, database, today);
            for (Recorded recorded : cases) {
                judge.one(recorded, database, Replayer.replay(recorded, database, today), today);
            }
        }
    }
}
