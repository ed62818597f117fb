package ai.datamind.evaluation.questions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a statement as plain texts, comparable as bags whose columns may stand in another order. */
public record Rows(List<List<String>> rows, int columns) {

    private static final int MOST_ROWS = 20_000;
    private static final int SECONDS = 15;

    public static Rows of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(MOST_ROWS);
            try (ResultSet r = statement.executeQuery(sql)) {
                int columns = r.getMetaData().getColumnCount();
                var rows = new ArrayList<List<String>>();
                while (r.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(plain(r.getObject(i)));
                    }
                    rows.add(row);
                }
                return new Rows(rows, columns);
            }
        }
    }

    private static String plain(Object value) {
        return switch (value) {
            case null -> "∅";
            case Boolean b -> b ? "1" : "0";
            case Number n -> number(n.toString());
            case java.sql.Timestamp t -> t.toLocalDateTime().toString().replaceAll("T00:00$", "");
            case java.sql.Date d -> d.toLocalDate().toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        return text.matches("-?\\d+(\\.\\d+)?")
                ? number(text)
                : text.replaceAll("(?<=\\d{4}-\\d\\d-\\d\\d)[ T]00:00(:00)?.*$", "");
    }

    private static String number(String digits) {
        try {
            return new BigDecimal(digits)
                    .setScale(4, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException notFinite) {
            return digits;
        }
    }

    /** Equal as bags, in some order of the columns; with {@code ordered} also row by row. */
    public boolean same(Rows other, boolean ordered) {
        if (columns != other.columns || rows.size() != other.rows.size()) {
            return false;
        }
        return rows.isEmpty() || permute(other, new int[columns], new boolean[columns], 0, ordered);
    }

    private boolean permute(Rows other, int[] order, boolean[] taken, int at, boolean ordered) {
        if (at == columns) {
            return equalWith(other, order, ordered);
        }
        for (int i = 0; i < columns; i++) {
            if (!taken[i] && columnBag(rows, at).equals(columnBag(other.rows, i))) {
                taken[i] = true;
                order[at] = i;
                if (permute(other, order, taken, at + 1, ordered)) {
                    return true;
                }
                taken[i] = false;
            }
        }
        return false;
    }

    private static Map<String, Integer> columnBag(List<List<String>> rows, int column) {
        var bag = new HashMap<String, Integer>();
        rows.forEach(r -> bag.merge(r.get(column), 1, Integer::sum));
        return bag;
    }

    private boolean equalWith(Rows other, int[] order, boolean ordered) {
        var theirs = new ArrayList<List<String>>();
        for (List<String> row : other.rows) {
            theirs.add(Arrays.stream(order).mapToObj(row::get).toList());
        }
        if (ordered) {
            return rows.equals(theirs);
        }
        var bag = new HashMap<List<String>, Integer>();
        rows.forEach(r -> bag.merge(r, 1, Integer::sum));
        theirs.forEach(r -> bag.merge(r, -1, Integer::sum));
        return bag.values().stream().allMatch(n -> n == 0);
    }

    public String shortly() {
        String all = rows.stream().limit(4).toList().toString();
        return rows.size() + " rows " + all.substring(0, Math.min(300, all.length()));
    }
}
