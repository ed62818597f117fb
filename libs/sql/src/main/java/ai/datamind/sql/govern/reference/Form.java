package ai.datamind.sql.govern.reference;

/** How a reference is printed. */
public enum Form {
    /** The table itself. */
    BARE,
    /** The table itself, its filter in the WHERE of its level. */
    IN_PLACE,
    /** A derived table that filters and masks. */
    DERIVED
}
