package ai.datamind.semantic.compile.differential;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.semantic.compile.CompileRefusal;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.join.JoinGraph;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random schemas, random data, random queries: what the compiled SQL answers is what is computed row by row. Run more with
 * {@code -Ddifferential.queries=20000}; a failure names the seed that repeats it.
 */
class DifferentialTest {

    private static final int QUERIES_PER_SCHEMA = 50;
    private static final int QUERIES = Integer.getInteger("differential.queries", 3_000);
    private static final long FIRST_SEED = Long.getLong("differential.seed", 1L);

    @Test
    void the_compiled_query_answers_what_the_rows_say() throws SQLException {
        int asked = 0;
        int refused = 0;
        try (var server = EmbeddedPostgres.temporary();
                Connection connection = server.connect("postgres")) {
            for (long seed = FIRST_SEED; asked < QUERIES; seed++) {
                var warehouse = new RandomWarehouse(seed);
                run(connection, warehouse.ddl());
                var manifest = warehouse.manifest();
                var compiler = new Compiler(manifest, new JoinGraph(manifest));
                var random = new Random(seed);
                for (int i = 0; i < QUERIES_PER_SCHEMA; i++) {
                    Wish wish = Wish.random(warehouse, random);
                    asked++;
                    refused += check(connection, compiler, warehouse, wish, "seed " + seed + ", query " + i) ? 0 : 1;
                }
                run(connection, List.of("drop schema " + warehouse.schema() + " cascade"));
            }
        }
        System.out.println("differential: " + asked + " queries, " + refused + " refused, 0 wrong");
        assertThat(refused).as("refused of " + asked).isLessThan(asked / 100 + 1);
    }

    private static boolean check(
            Connection connection, Compiler compiler, RandomWarehouse warehouse, Wish wish, String name)
            throws SQLException {
        String sql;
        try {
            sql = compiler.compile(wish.query()).sql();
        } catch (CompileRefusal refusal) {
            return false;
        }
        assertThat(normal(rows(connection, sql, name)))
                .as(name + "\n" + wish.query() + "\n" + sql)
                .isEqualTo(normal(BruteForce.answer(wish, warehouse)));
        return true;
    }

    private static List<List<Object>> rows(Connection connection, String sql, String name) throws SQLException {
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
        } catch (SQLException e) {
            throw new SQLException(name + ": " + e.getMessage() + "\n" + sql, e);
        }
    }

    private static List<String> normal(List<List<Object>> rows) {
        var lines = new ArrayList<String>();
        rows.forEach(row ->
                lines.add(row.stream().map(DifferentialTest::cell).toList().toString()));
        Collections.sort(lines);
        return lines;
    }

    private static String cell(Object value) {
        if (value instanceof Number number) {
            BigDecimal rounded = new BigDecimal(number.toString()).setScale(6, RoundingMode.HALF_UP);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.addBatch(sql);
            }
            statement.executeBatch();
        }
    }
}
