package ai.datamind.sql.policy;

/** Ways to hide a value; every one keeps the column's type. */
public enum MaskMethod {
    NULL,
    CONSTANT,
    HASH,
    PARTIAL,
    GENERALIZE,
    EXPRESSION
}
