package ai.datamind.sql.text;

/** Why a statement is refused. Callers map these to their own codes; the names are stable. */
public enum Reason {
    TOO_LONG,
    TOO_DEEP,
    TOO_COMPLEX,
    BAD_TOKEN,
    NOT_PARSED,
    NOT_CONSUMED,
    NOT_A_QUERY,
    NOT_ALLOWED,
    FUNCTION_NOT_ALLOWED,
    TYPE_NOT_ALLOWED,
    SYSTEM_CATALOG,
    UNKNOWN_RELATION,
    UNKNOWN_COLUMN,
    AMBIGUOUS_COLUMN,
    UNSUPPORTED,
    COLUMN_DENIED,
    COLUMN_PROTECTED,
    MISSING_ATTRIBUTE,
    BAD_ATTRIBUTE,
    BAD_POLICY,
    NOT_CERTIFIED
}
