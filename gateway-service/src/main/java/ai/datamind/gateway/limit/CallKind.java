package ai.datamind.gateway.limit;

/** What kind of call it is, as far as limits go. */
public enum CallKind {
    QUESTION,
    METADATA,
    DEMO,
    HEALTH,
    LOGIN
}
