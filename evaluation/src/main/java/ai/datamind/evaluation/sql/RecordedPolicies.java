package ai.datamind.evaluation.sql;

import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies of a file: "database/schema.table" → a predicate over rows, a column to hide. */
record RecordedPolicies(JsonNode file) {
    List<TablePolicy> rowFilters(String database) {
        List<TablePolicy> tables = new ArrayList<>();
        file.fields().forEachRemaining(entry -> {
            String predicate = entry.getValue().get("row_predicate").asText();
            RowFilter filter = new RowFilter("rows", "rows", FilterMode.PERMISSIVE, predicate);
            add(tables, database, entry.getKey(), List.of(filter), Set.of());
        });
        return tables;
    }

    List<TablePolicy> hiddenColumns(String database) {
        List<TablePolicy> tables = new ArrayList<>();
        file.fields().forEachRemaining(entry -> {
            JsonNode hidden = entry.getValue().get("hidden_column");
            if (!hidden.isNull()) {
                add(tables, database, entry.getKey(), List.of(), Set.of(hidden.asText()));
            }
        });
        return tables;
    }

    private static void add(
            List<TablePolicy> tables, String database, String key, List<RowFilter> filters, Set<String> hidden) {
        String[] name = key.split("[/.]");
        if (name[0].equals(database)) {
            tables.add(
                    new TablePolicy(name[1], name[2], false, !filters.isEmpty(), filters, List.of(), hidden, Map.of()));
        }
    }
}
