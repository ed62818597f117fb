package ai.datamind.sql.policy;

/** What holds for a table that no entry names. */
public enum DefaultEffect {
    ALLOW,
    DENY
}
