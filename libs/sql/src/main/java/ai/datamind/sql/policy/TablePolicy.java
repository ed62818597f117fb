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

    /** Nothing hidden. */
    public static TablePolicy open(RelationName relation) {
        return new TablePolicy(
                relation.schema(), relation.name(), false, false, List.of(), List.of(), Set.of(), Map.of());
    }

    /** True where all rows and columns are seen as they are stored. */
    public boolean open() {
        return !denied && !rowFiltered && masks.isEmpty() && deniedColumns.isEmpty() && columnFlags.isEmpty();
    }

    boolean covers(RelationName relation) {
        return (schema.equals("*") || schema.equals(relation.schema()))
                && (table.equals("*") || table.equals(relation.name()));
    }
}
