package ai.datamind.sql.policy;

/** A predicate over the table's columns, as SQL text with {@code ${user.…}} placeholders. */
public record RowFilter(String policyId, String name, FilterMode mode, String predicate) {}
