package ai.datamind.nl2sql.llm;

/** What the last calls say of the language models. */
public enum LlmHealth {
    /** Questions are answered by the semantic model alone. */
    NOT_CONFIGURED,
    HEALTHY,
    /** The last call to at least one of them failed. */
    DEGRADED
}
