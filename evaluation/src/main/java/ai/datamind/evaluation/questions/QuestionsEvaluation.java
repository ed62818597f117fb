package ai.datamind.evaluation.questions;

import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.semantic.interpret.reading.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the interpreter each question, runs its best reading and compares the rows. */
public final class QuestionsEvaluation {

    /** Gives a connection to a database of the set, loaded. */
    public interface Databases {
        Connection connect(String database) throws SQLException;
    }

    /** Makes the interpreter of a schema. */
    public interface Models {
        Interpreter of(Connection connection, String schema) throws SQLException;
    }

    private static final int WARM_UP = 3;

    private final Databases databases;
    private final Models models;
    private final Map<String, Interpreter> interpreters = new HashMap<>();
    private final Map<String, Connection> connections = new HashMap<>();
    private final LocalDate today;

    public QuestionsEvaluation(Databases databases, Models models, LocalDate today) {
        this.databases = databases;
        this.models = models;
        this.today = today;
    }

    List<QuestionResult> ask(List<QuestionCase> cases) throws SQLException {
        var results = new ArrayList<QuestionResult>();
        for (QuestionCase c : cases) {
            results.add(ask(c));
        }
        for (Connection open : connections.values()) {
            open.close();
        }
        return results;
    }

    private QuestionResult ask(QuestionCase c) throws SQLException {
        Connection db = connection(c);
        Interpreter interpreter = interpreter(c, db);
        long start = System.nanoTime();
        Interpretation i = interpreter.interpret(c.question(), c.instructions(), today);
        double millis = (System.nanoTime() - start) / 1e6;
        boolean answered = i.outcome() == Outcome.READY;
        if (i.readings().isEmpty()) {
            return new QuestionResult(c, i.outcome().name(), null, 0, false, false, false, millis, i.message());
        }
        Reading best = i.readings().get(0);
        if (c.unanswerable()) {
            return new QuestionResult(
                    c, i.outcome().name(), best.sql(), best.confidence(), answered, false, false, millis, "");
        }
        return compared(c, db, i, best, answered, millis);
    }

    private static QuestionResult compared(
            QuestionCase c, Connection db, Interpretation i, Reading best, boolean answered, double millis) {
        String note;
        boolean right = false;
        boolean inOrder = false;
        try {
            Rows ours = Rows.of(db, best.sql());
            note = "ours " + ours.shortly();
            for (String gold : AcceptedStatements.of(c.gold())) {
                Rows theirs = gold(db, gold);
                if (theirs == null) {
                    continue;
                }
                boolean ordered = gold.matches("(?is).*order\\s+by.*") && !gold.matches("(?is).*limit\\s+1\\s*");
                right |= ours.same(theirs, false);
                inOrder |= ours.same(theirs, ordered);
                note = "gold " + theirs.shortly() + " " + note;
            }
        } catch (SQLException failed) {
            note = "does not run: " + failed.getMessage();
        }
        return new QuestionResult(
                c, i.outcome().name(), best.sql(), best.confidence(), answered, right, inOrder, millis, note);
    }

    private static Rows gold(Connection db, String sql) {
        try {
            return Rows.of(db, sql);
        } catch (SQLException notRunning) {
            return null;
        }
    }

    private Connection connection(QuestionCase c) throws SQLException {
        Connection db = connections.get(c.database());
        if (db == null) {
            db = databases.connect(c.database());
            connections.put(c.database(), db);
        }
        try (Statement s = db.createStatement()) {
            s.execute("SET search_path TO \"" + c.schema() + "\", public");
        }
        return db;
    }

    private Interpreter interpreter(QuestionCase c, Connection db) throws SQLException {
        String key = c.database() + "/" + c.schema();
        Interpreter known = interpreters.get(key);
        if (known == null) {
            known = models.of(db, c.schema());
            interpreters.put(key, known);
            for (int i = 0; i < WARM_UP; i++) {
                known.interpret("How many rows are there for each name?", today);
            }
        }
        return known;
    }

    /** Over the schema as it stands, with nothing prepared. */
    public static Models derived() {
        return DerivedModels::interpreter;
    }
}
