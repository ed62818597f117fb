package ai.datamind.sql.policy;

import ai.datamind.sql.catalog.RelationName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds for one table, or for every table of a schema where {@code table} is "*".
 *
 * @param rowFiltered with no permissive filter: no row is visible
 */
public record TablePolicy(
        String schema,
        String table,
        boolean denied,
        boolean rowFiltered,
        List<RowFilter> rowFilters,
        List<ColumnMask> masks,
        Set<String> deniedColumns,
        Map<String, Set<ColumnFlag>> columnFlags) {
    public TablePolicy {
        rowFilters = List.copyOf(rowFilters);
        masks = List.copyOf(masks);
        deniedColumns = Set.copyOf(deniedColumns);
        columnFlags = Map.copyOf(columnFlags);
    }

    boolean covers(RelationName relation) {
        return (schema.equals("*") || schema.equals(relation.schema()))
                && (table.equals("*") || table.equals(relation.name()));
    }
}
