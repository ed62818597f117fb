package ai.datamind.governance.policy;

import ai.datamind.kit.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What a policy is about, by the names the warehouse itself prints. {@code *} stands for every warehouse, schema or table.
 *
 * @param columns of masks and column denials; empty for the others
 */
public record Target(
        @NotNull String warehouse,
        @NotNull String schema,
        @NotNull String table,
        List<String> columns) {
    public static final String ANY = "*";
    private static final int LONGEST_IDENTIFIER = 63;

    public Target {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    public boolean covers(String otherSchema, String otherTable) {
        return matches(schema, otherSchema) && matches(table, otherTable);
    }

    public boolean isIn(String otherWarehouse) {
        return matches(warehouse, otherWarehouse);
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals(ANY) || pattern.equals(name);
    }

    void check(boolean needsColumns) {
        name("resource.warehouse", warehouse);
        name("resource.schema", schema);
        name("resource.table", table);
        if (needsColumns == columns.isEmpty()) {
            throw ProblemException.invalid(
                    "resource.columns", needsColumns ? "must name at least one" : "must be empty for this effect");
        }
        for (String column : columns) {
            name("resource.columns", column);
            if (column.equals(ANY)) {
                throw ProblemException.invalid("resource.columns", "must be names; to hide all, deny the table");
            }
        }
    }

    private static void name(String field, String value) {
        if (value.isBlank()
                || value.length() > LONGEST_IDENTIFIER
                || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(field, "must be a name of 1 to 63 characters or *");
        }
        if (value.contains(ANY) && !value.equals(ANY)) {
            throw ProblemException.invalid(field, "* stands for a whole name only");
        }
    }
}
