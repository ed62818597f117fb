package ai.datamind.evaluation.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement came to: its rows in no order, or the engine's code of its failure. */
sealed interface Outcome {
    record Rows(List<String> sorted) implements Outcome {}

    record Failure(String state, String message) implements Outcome {
        @Override
        public boolean equals(Object other) {
            return other instanceof Failure f && f.state.equals(state);
        }

        @Override
        public int hashCode() {
            return state.hashCode();
        }
    }

    /** Digits of a floating number that do not hang on the order of a sum. */
    MathContext TOLD = new MathContext(12);

    Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    default String state() {
        return this instanceof Failure f ? f.state() : "";
    }

    default boolean timedOut() {
        return state().equals("57014");
    }

    static Outcome of(Connection connection, String sql, List<Object> values) {
        try {
            List<String> rows = rows(connection, sql, values);
            rows.sort(null);
            return new Rows(rows);
        } catch (SQLException e) {
            return new Failure(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
        }
    }

    static List<String> rows(Connection connection, String sql, List<Object> values) throws SQLException {
        // JDBC has no numbered parameters: each $n becomes a ? of its own, and an operator's ? is doubled.
        // And a text that comes often is fetched as binary, where 1 reads 1.0 and {a} reads {"a"}: no text comes twice.
        String text = PARAMETER.matcher(sql.replace("?", "??")).replaceAll("?") + "\n-- " + System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Matcher matcher = PARAMETER.matcher(sql);
            for (int i = 1; matcher.find(); i++) {
                Object value = values.get(Integer.parseInt(matcher.group(1)) - 1);
                statement.setObject(
                        i, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
            }
            return read(statement.executeQuery());
        }
    }

    /**
     * Of equal numbers DISTINCT keeps any, with that one's zeros behind; a sum of floating numbers hangs on the order they
     * come in.
     */
    private static String cell(String text, int type) {
        if (text == null) {
            return "\u0000";
        }
        if ((type != Types.NUMERIC && type != Types.DOUBLE) || !text.matches("-?[0-9.]+(e[-+]?[0-9]+)?")) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return (type == Types.DOUBLE ? number.round(TOLD) : number)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> read(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(cell(rows.getString(i), rows.getMetaData().getColumnType(i)))
                        .append('\u0001');
            }
            all.add(row.toString());
        }
        return all;
    }
}
