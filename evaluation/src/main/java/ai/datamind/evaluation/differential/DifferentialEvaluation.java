package ai.datamind.evaluation.differential;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.DeclaredKeys;
import ai.datamind.evaluation.Misses;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.join.JoinGraph;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** {@code --queries N --seed FIRST}: asks both sides and counts where they differ. A miss names the seed that repeats it. */
public final class DifferentialEvaluation {

    private static final int QUERIES_PER_SCHEMA = 40;

    private final Connection connection;
    private final Misses misses;
    private int equal;
    private int refused;
    private int wrong;
    private int refusedWithoutReason;
    private int answeredWithoutReason;

    private DifferentialEvaluation(Connection connection, Misses misses) {
        this.connection = connection;
        this.misses = misses;
    }

    public static Map<String, Object> run(Arguments arguments) throws IOException, SQLException {
        int queries = Integer.parseInt(arguments.value("queries", "20000"));
        long seed = Long.parseLong(arguments.value("seed", "1"));
        try (var server = EmbeddedPostgres.temporary();
                var misses = new Misses(arguments.misses("differential"));
                Connection connection = server.connect("postgres")) {
            var evaluation = new DifferentialEvaluation(connection, misses);
            for (int asked = 0; asked < queries; asked += QUERIES_PER_SCHEMA) {
                evaluation.schema(seed++, Math.min(QUERIES_PER_SCHEMA, queries - asked));
            }
            return evaluation.figures(queries);
        }
    }

    private Map<String, Object> figures(int queries) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("queries", queries);
        figures.put("equal", equal);
        figures.put("refused_rightly", refused);
        figures.put("refused_wrongly", refusedWithoutReason);
        figures.put("answered_wrongly", answeredWithoutReason);
        figures.put("wrong", wrong);
        return figures;
    }

    private void schema(long seed, int queries) throws SQLException {
        var warehouse = new RandomWarehouse(seed);
        run(warehouse.ddl());
        var manifest = warehouse.manifest();
        var compiler = new Compiler(manifest, new JoinGraph(manifest), DeclaredKeys.in(connection, manifest));
        var wishes = new Wishes(warehouse, new Random(seed));
        for (int i = 0; i < queries; i++) {
            ask(compiler, warehouse, wishes.next(), "seed " + seed + ", query " + i);
        }
        run(List.of("drop schema " + warehouse.schema() + " cascade"));
    }

    private void ask(Compiler compiler, RandomWarehouse warehouse, Wish wish, String name) {
        var noAnswer = wish.noAnswer(warehouse);
        String sql;
        try {
            sql = compiler.compile(wish.query()).sql();
        } catch (CompileRefusal refusal) {
            if (noAnswer.contains(refusal.reason())) {
                refused++;
            } else {
                refusedWithoutReason++;
                misses.add(
                        "REFUSED",
                        name + ": " + refusal.reason() + " " + refusal.getMessage() + " " + wish.query(),
                        "");
            }
            return;
        }
        if (noAnswer.isEmpty()) {
            compare(warehouse, wish, name, sql);
        } else {
            answeredWithoutReason++;
            misses.add("ANSWERED", name + ": " + noAnswer + " " + wish.query(), sql);
        }
    }

    private void compare(RandomWarehouse warehouse, Wish wish, String name, String sql) {
        List<String> expected = normal(Oracle.answer(wish, warehouse));
        List<String> got;
        try {
            got = normal(rows(sql));
        } catch (SQLException e) {
            got = List.of(e.getMessage());
        }
        if (got.equals(expected)) {
            equal++;
        } else {
            wrong++;
            misses.add("WRONG", name + ": " + wish.query() + " EXPECTED " + expected + " GOT " + got, sql);
        }
    }

    private List<List<Object>> rows(String sql) throws SQLException {
        var rows = new ArrayList<List<Object>>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                var row = new ArrayList<Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<String> normal(List<List<Object>> rows) {
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(
                row.stream().map(DifferentialEvaluation::cell).toList().toString()));
        Collections.sort(lines);
        return lines;
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "∅";
            case Number number -> {
                BigDecimal rounded = new BigDecimal(number.toString()).setScale(6, RoundingMode.HALF_UP);
                yield rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
            }
            case Timestamp time -> time.toLocalDateTime().toString().replace("T00:00", "");
            default -> value.toString();
        };
    }

    private void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.addBatch(sql);
            }
            statement.executeBatch();
        }
    }
}
