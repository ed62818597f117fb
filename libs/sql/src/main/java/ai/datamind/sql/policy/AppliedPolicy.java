package ai.datamind.sql.policy;

import ai.datamind.sql.catalog.RelationName;

/** A policy that shaped the statement, for the explanation. {@code column} is null for row filters. */
public record AppliedPolicy(String policyId, String name, Kind kind, RelationName relation, String column) {
    /** What it did. */
    public enum Kind {
        ROW_FILTER,
        MASK,
        NO_ROWS
    }
}
