package ai.datamind.sql.policy;

/** As in PostgreSQL: permissive filters are OR-ed, restrictive ones AND-ed on top. */
public enum FilterMode {
    PERMISSIVE,
    RESTRICTIVE
}
