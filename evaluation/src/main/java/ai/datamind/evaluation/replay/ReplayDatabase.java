package ai.datamind.evaluation.replay;

import ai.datamind.evaluation.database.DumpServer;
import ai.datamind.evaluation.database.TextRows;
import ai.datamind.evaluation.questions.QuestionsEvaluation;
import ai.datamind.evaluation.questions.Rows;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.sql.catalog.CatalogLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One schema of one database: as its owner sees it, as the service reaches it, and with the model the service derives from it. */
final class ReplayDatabase implements AutoCloseable {
    private final Connection owner;
    private final Connection reader;
    private final Stages stages;
    private final Interpreter interpreter;
    private final Map<String, Optional<String>> readings = new HashMap<>();
    private final Map<String, Optional<Rows>> natives = new HashMap<>();

    private ReplayDatabase(Connection owner, Connection reader, Stages stages, Interpreter interpreter) {
        this.owner = owner;
        this.reader = reader;
        this.stages = stages;
        this.interpreter = interpreter;
    }

    static ReplayDatabase of(DumpServer databases, String database, String schema) throws SQLException {
        Connection owner = databases.connect(database);
        owner.createStatement().execute("SET search_path TO \"" + schema + "\", public");
        Connection reader = databases.connect(database);
        try (Statement settings = reader.createStatement()) {
            settings.execute("SET search_path = pg_catalog");
            settings.execute("SET default_transaction_read_only = on");
        }
        Stages stages = new Stages(CatalogLoader.load(new TextRows(reader), List.of(schema, "public")), reader);
        return new ReplayDatabase(
                owner, reader, stages, QuestionsEvaluation.derived().of(owner, schema));
    }

    Stages stages() {
        return stages;
    }

    /** What provider {@code semantic} would say; empty where it asks back. */
    Optional<String> reading(String question, LocalDate today) {
        return readings.computeIfAbsent(question, asked -> {
            Interpretation made = interpreter.interpret(asked, today);
            return made.outcome() == Outcome.READY
                    ? Optional.of(made.readings().getFirst().sql())
                    : Optional.empty();
        });
    }

    /** The rows of a statement as it was written; empty where it does not run. */
    Optional<Rows> asWritten(String sql) {
        return natives.computeIfAbsent(sql, written -> {
            try {
                return Optional.of(Rows.of(owner, written));
            } catch (SQLException doesNotRun) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        reader.close();
    }
}
