package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RFC 4180 in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it. */
final class CsvFormat implements RowFormat {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    @Override
    public byte[] head(List<RowColumn> columns) {
        return line(columns.stream().map(column -> text(column.name()))).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] rows(List<RowColumn> columns, List<Map<String, Object>> rows) {
        StringBuilder lines = new StringBuilder(rows.size() * 64);
        for (Map<String, Object> row : rows) {
            lines.append(line(columns.stream().map(column -> text(row.get(column.name())))));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] tail() {
        return new byte[0];
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(",", "", "\r\n"));
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> quoted(harmless(value.toString()));
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
