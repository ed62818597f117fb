package ai.datamind.nl2sql.warehouse;

import java.util.List;
import java.util.Map;

/** What came back: columns in order, rows keyed by column name. Values are what JSON can say: text, number, boolean, null, list, map. */
public record Rows(List<RowColumn> columns, List<Map<String, Object>> rows, boolean truncated) {
    public Rows {
        columns = List.copyOf(columns);
    }

    /** A column of a result; a repeated name has got {@code _2}, {@code _3}. */
    public record RowColumn(String name, String type, boolean masked) {}
}
