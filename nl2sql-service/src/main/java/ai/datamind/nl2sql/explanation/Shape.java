package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which columns of a result measure something, which are times, which are names; judged by type and, for numbers, by name. */
record Shape(List<RowColumn> measures, List<RowColumn> times, List<RowColumn> names) {

    static Shape of(List<RowColumn> columns, List<Map<String, Object>> rows) {
        List<RowColumn> measures = new ArrayList<>();
        List<RowColumn> times = new ArrayList<>();
        List<RowColumn> names = new ArrayList<>();
        for (RowColumn column : columns) {
            if (isTime(column, rows)) times.add(column);
            else if (isNumber(column, rows) && !isKey(column)) measures.add(column);
            else names.add(column);
        }
        return new Shape(measures, times, names);
    }

    private static boolean isNumber(RowColumn column, List<Map<String, Object>> rows) {
        return rows.stream()
                        .map(row -> row.get(column.name()))
                        .allMatch(value -> value == null || value instanceof Number)
                && rows.stream().anyMatch(row -> row.get(column.name()) != null);
    }

    /** A year in a column of its own is a point in time, not something to add up. */
    private static boolean isTime(RowColumn column, List<Map<String, Object>> rows) {
        if (column.type() != null
                && (column.type().startsWith("date") || column.type().startsWith("timestamp"))) {
            return true;
        }
        String name = column.name().toLowerCase(java.util.Locale.ROOT);
        return (name.endsWith("year") || name.endsWith("month") || name.endsWith("quarter"))
                && rows.stream()
                        .map(row -> row.get(column.name()))
                        .allMatch(value -> value == null || value instanceof Number || value instanceof String);
    }

    private static boolean isKey(RowColumn column) {
        String name = column.name().toLowerCase(java.util.Locale.ROOT);
        return name.equals("id") || name.endsWith("_id") || name.endsWith("key");
    }
}
