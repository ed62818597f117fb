package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what stands out in a result. Values are repeated exactly as they are in the rows: never rounded, never added up. */
final class Sentence {
    private static final int FIRST_FEW = 3;

    private Sentence() {}

    static String of(Rows result) {
        List<Map<String, Object>> rows = result.rows();
        if (rows.isEmpty()) return "Nothing matches.";
        if (rows.size() == 1) return single(result.columns(), rows.getFirst());
        Shape shape = Shape.of(result.columns(), rows);
        String body = shape.measures().isEmpty() ? list(result) : measured(shape, rows);
        return result.truncated() ? body + " There are more rows than are shown." : body;
    }

    private static String single(List<RowColumn> columns, Map<String, Object> row) {
        return capital(columns.stream()
                        .map(column -> words(column) + " is " + text(row.get(column.name())))
                        .collect(Collectors.joining(", ")))
                + ".";
    }

    /** The number of rows is a fact about the rows too; it is left out where there are more than are shown. */
    private static String list(Rows result) {
        int size = result.rows().size();
        String first = result.rows().stream()
                .limit(FIRST_FEW)
                .map(row -> label(result.columns(), row))
                .collect(Collectors.joining("; "));
        if (result.truncated()) return "The first are: " + first + ".";
        return size <= FIRST_FEW ? size + " rows: " + first + "." : size + " rows, the first: " + first + ".";
    }

    private static String measured(Shape shape, List<Map<String, Object>> rows) {
        RowColumn measure = shape.measures().getFirst();
        Optional<Map<String, Object>> most = extreme(measure, rows, Comparator.naturalOrder());
        Optional<Map<String, Object>> least = extreme(measure, rows, Comparator.reverseOrder());
        if (most.isEmpty() || least.isEmpty()) return "No row has a value for " + words(measure) + ".";
        String high = text(most.get().get(measure.name()));
        String low = text(least.get().get(measure.name()));
        if (high.equals(low)) return capital(words(measure)) + " is " + high + " throughout.";
        return "The highest " + words(measure) + " is " + high + at(shape, most.get()) + ", the lowest " + low
                + at(shape, least.get()) + ".";
    }

    private static String at(Shape shape, Map<String, Object> row) {
        List<RowColumn> where = shape.names().isEmpty() ? shape.times() : shape.names();
        return where.isEmpty() ? "" : " (" + label(where, row) + ")";
    }

    private static Optional<Map<String, Object>> extreme(
            RowColumn measure, List<Map<String, Object>> rows, Comparator<BigDecimal> order) {
        return rows.stream()
                .filter(row -> row.get(measure.name()) != null)
                .max(Comparator.comparing(row -> decimal(row.get(measure.name())), order));
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }

    private static String label(List<RowColumn> columns, Map<String, Object> row) {
        return columns.stream()
                .limit(3)
                .map(column -> text(row.get(column.name())))
                .collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "unknown";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static String words(RowColumn column) {
        return column.name().replace('_', ' ').strip();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
