package ai.datamind.semantic.model.element;

/** What a key promises about the rows of its model; the table of legal joins is built on it. */
public enum EntityType {
    /** One row per value, every value present. */
    PRIMARY,
    /** One row per value; values may be missing. */
    UNIQUE,
    /** Many rows per value: refers to a primary, unique or natural entity of another model. */
    FOREIGN,
    /** One row per value and validity window (slowly changing dimension). */
    NATURAL
}
