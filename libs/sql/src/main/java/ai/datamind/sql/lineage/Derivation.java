package ai.datamind.sql.lineage;

/** What happened to a column's values between the relation and the result; of several, the strongest. */
public enum Derivation {
    /** No column is read: a literal, the present moment. */
    CONSTANT,
    /** A column as it stands, whatever it is called. */
    DIRECT,
    /** An expression over values of one row. */
    COMPUTED,
    /** An aggregate over the rows of a group. */
    AGGREGATED,
    /** A window function over rows that stay. */
    WINDOWED;

    Derivation and(Derivation other) {
        return compareTo(other) < 0 ? other : this;
    }
}
