package ai.datamind.evaluation.compile;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.compile.Score.Outcome;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompiledQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the compiler every case of a file and compares the rows of its SQL with the expected ones. */
public final class CompileEvaluation {

    private static final String DATABASE = "metricflow";
    private static final int WARM_UP = 200;

    private final Projects projects;
    private final Connection database;
    private final Misses misses;
    private final Score score = new Score();

    private CompileEvaluation(Projects projects, Connection database, Misses misses) {
        this.projects = projects;
        this.database = database;
        this.misses = misses;
    }

    /** {@code --set FILE --models DIR --databases DIR}: cases, MetricFlow projects, and the dump their tables lie in. */
    public static Map<String, Object> run(Arguments arguments) throws IOException, SQLException {
        Path dump = arguments.path("databases").resolve(DATABASE + ".sql.gz");
        Path models = arguments.path("models");
        var cases = new ArrayList<CompileCase>();
        Lines.each(arguments.path("set"), line -> cases.add(CompileCase.of(line)));
        try (var server = EmbeddedPostgres.temporary();
                var misses = new Misses(arguments.misses("compile"))) {
            server.execute("postgres", "CREATE DATABASE " + DATABASE);
            server.execute(DATABASE, Lines.text(dump));
            try (Connection database = server.connect(DATABASE)) {
                var evaluation = new CompileEvaluation(new Projects(models, database), database, misses);
                evaluation.warm(cases);
                for (CompileCase one : cases) {
                    evaluation.ask(one);
                }
                return evaluation.score.figures();
            }
        }
    }

    /** The first queries of a JVM measure its class loader. */
    private void warm(List<CompileCase> cases) {
        for (int i = 0; i < WARM_UP; i++) {
            CompileCase one = cases.get(i % cases.size());
            try {
                if (projects.compiler(one.folder()).compile(one.query()).sql().isEmpty()) {
                    throw new IllegalStateException("the compiler gave nothing");
                }
            } catch (CompileRefusal | IllegalArgumentException refused) {
                // Counted when it is asked in earnest.
                continue;
            }
        }
    }

    private void ask(CompileCase one) {
        CompiledQuery compiled = null;
        try {
            var query = one.query();
            var compiler = projects.compiler(one.folder());
            long start = System.nanoTime();
            compiled = compiler.compile(query);
            score.compiled(System.nanoTime() - start);
            compare(one, compiled);
        } catch (CompileRefusal refusal) {
            miss(Outcome.REFUSED, one, refusal.reason() + ": " + refusal.getMessage(), "");
        } catch (SQLException failure) {
            miss(Outcome.ERROR, one, failure.getMessage(), compiled.sql());
        } catch (IllegalArgumentException refusal) {
            miss(Outcome.REFUSED, one, refusal.getMessage(), "");
        }
    }

    private void compare(CompileCase one, CompiledQuery compiled) throws SQLException {
        List<String> got = Rows.normal(rows(compiled, one), one.ordered());
        List<String> expected = Rows.normal(one.rows(), one.ordered());
        if (got.equals(expected)) {
            score.add(Outcome.EQUAL);
        } else {
            miss(Outcome.WRONG, one, got.size() + " rows for " + expected.size(), compiled.sql());
        }
    }

    private void miss(Outcome outcome, CompileCase one, String why, String sql) {
        score.add(outcome);
        misses.add(outcome.name(), one.name() + ": " + why, sql);
    }

    /** The compiled columns in the order of the expected ones. */
    private List<List<Object>> rows(CompiledQuery compiled, CompileCase one) throws SQLException {
        List<String> names =
                compiled.columns().stream().map(CompiledQuery.Column::name).toList();
        int[] order = ColumnOrder.of(names, one.columns());
        var rows = new ArrayList<List<Object>>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(compiled.sql())) {
            while (result.next()) {
                var row = new ArrayList<Object>();
                for (int column : order) {
                    row.add(result.getObject(column + 1));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
