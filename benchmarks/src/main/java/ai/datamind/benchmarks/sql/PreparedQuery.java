package ai.datamind.benchmarks.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGStatement;

/** One statement kept prepared on the engine, with the times of its runs. */
final class PreparedQuery implements AutoCloseable {
    private final PreparedStatement statement;
    private final PreparedStatement explain;
    private final EngineClock clock;
    private final List<Long> nanos = new ArrayList<>();

    PreparedQuery(Connection connection, String sql, List<Object> values) throws SQLException {
        clock = new EngineClock(connection);
        statement = bound(connection, sql, values);
        explain = bound(connection, "EXPLAIN (COSTS OFF) " + sql, values);
    }

    private static PreparedStatement bound(Connection connection, String sql, List<Object> values) throws SQLException {
        PreparedStatement made =
                connection.prepareStatement(sql.replace("?", "??").replaceAll("\\$\\d+", "?"));
        made.unwrap(PGStatement.class).setPrepareThreshold(1);
        int[] numbers = java.util.regex.Pattern.compile("\\$(\\d+)")
                .matcher(sql)
                .results()
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .toArray();
        for (int i = 0; i < numbers.length; i++) {
            made.setObject(i + 1, values.get(numbers[i] - 1));
        }
        return made;
    }

    /** Runs it, and keeps the time when {@code measured}. The rows' texts, so that both ways can be compared. */
    List<String> run(boolean measured) throws SQLException {
        long start = clock.nanos();
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        if (measured) {
            nanos.add(clock.nanos() - start);
        }
        Collections.sort(rows);
        return rows;
    }

    /** The lower quartile: what a neighbour on the machine makes slower is slower than that. */
    double millis() {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 4) / 1e6;
    }

    /** The plan's steps and relations, without names of references and conditions. */
    String plan() throws SQLException {
        StringBuilder shape = new StringBuilder();
        try (ResultSet lines = explain.executeQuery()) {
            while (lines.next()) {
                String line = lines.getString(1);
                if (line.contains("->") || shape.isEmpty() || line.strip().matches("(Sub|Init)Plan .*")) {
                    shape.append(line.replaceAll("( on \\w+) \\w+", "$1")
                                    .replaceAll("(SubPlan|InitPlan) \\d+", "$1")
                                    .stripTrailing())
                            .append('\n');
                }
            }
        }
        return shape.toString();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        explain.close();
    }
}
