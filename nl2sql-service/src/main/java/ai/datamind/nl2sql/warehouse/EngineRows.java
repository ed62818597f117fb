package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the driver gives, as this service's own rows. */
final class EngineRows {
    private EngineRows() {}

    /** One more than {@code limit} may have come: then there are more than are shown. */
    static Rows upTo(int limit, List<RowColumn> columns, RowSet<Row> found) {
        List<Map<String, Object>> rows = new ArrayList<>(Math.min(found.size(), limit));
        for (Row row : found) {
            if (rows.size() == limit) return new Rows(columns, rows, true);
            rows.add(values(columns, row));
        }
        return new Rows(columns, rows, false);
    }

    static Rows all(List<RowColumn> columns, RowSet<Row> found) {
        List<Map<String, Object>> rows = new ArrayList<>(found.size());
        found.forEach(row -> rows.add(values(columns, row)));
        return new Rows(columns, rows, false);
    }

    /** Every value as text. */
    static List<List<String>> texts(RowSet<Row> found) {
        List<List<String>> rows = new ArrayList<>(found.size());
        for (Row row : found) {
            List<String> values = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) {
                values.add(text(row.getValue(i)));
            }
            rows.add(values);
        }
        return rows;
    }

    static String text(Object value) {
        return switch (value) {
            case null -> null;
            case io.vertx.core.json.JsonArray json -> json.encode();
            case io.vertx.core.json.JsonObject json -> json.encode();
            default -> value.toString();
        };
    }

    private static Map<String, Object> values(List<RowColumn> columns, Row row) {
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), JsonValues.of(row.getValue(i)));
        }
        return values;
    }
}
