package ai.datamind.nl2sql.refusal;

/** How a question ended. "No rows" is never said where "not allowed" is meant. */
public enum Outcome {
    ANSWERED,
    NO_DATA,
    AMBIGUOUS,
    OUT_OF_MODEL,
    NOT_ALLOWED,
    SQL_REJECTED,
    OVER_BUDGET,
    TIMED_OUT,
    CANCELLED,
    FAILED,
    SOURCE_DOWN
}
