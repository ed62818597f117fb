package ai.datamind.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Rows as an aligned table: numbers to the right, long texts cut. */
final class TextTable {
    private static final int WIDEST = 48;
    private static final int MOST_ROWS = 50;

    private TextTable() {}

    /** @param columns {@code [{name, …}]}; @param rows objects keyed by column name */
    static String of(JsonNode columns, JsonNode rows) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.path("name").asText()));
        List<List<String>> cells = new ArrayList<>();
        rows.forEach(row ->
                cells.add(names.stream().map(name -> cell(row.path(name))).toList()));
        List<List<String>> shown = cells.subList(0, Math.min(MOST_ROWS, cells.size()));

        StringBuilder table = new StringBuilder();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            int widest = shown.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths.add(Math.max(names.get(i).length(), widest));
        }
        line(table, names, widths, rows.path(0), names);
        table.append(widths.stream()
                        .map("─"::repeat)
                        .reduce((a, b) -> a + "  " + b)
                        .orElse(""))
                .append('\n');
        for (int i = 0; i < shown.size(); i++) {
            line(table, shown.get(i), widths, rows.path(i), names);
        }
        if (cells.size() > shown.size()) {
            table.append("… and ").append(cells.size() - shown.size()).append(" more rows\n");
        }
        return table.toString();
    }

    private static void line(
            StringBuilder table, List<String> texts, List<Integer> widths, JsonNode row, List<String> names) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            boolean right = row.path(names.get(i)).isNumber();
            String padding = " ".repeat(widths.get(i) - texts.get(i).length());
            line.append(i == 0 ? "" : "  ").append(right ? padding + texts.get(i) : texts.get(i) + padding);
        }
        table.append(line.toString().stripTrailing()).append('\n');
    }

    static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        String text = value.isBigDecimal() || value.isDouble()
                ? value.decimalValue().toPlainString()
                : value.isValueNode() ? value.asText() : value.toString();
        String oneLine = text.replaceAll("\\s+", " ");
        return oneLine.length() > WIDEST ? oneLine.substring(0, WIDEST - 1) + "…" : oneLine;
    }
}
