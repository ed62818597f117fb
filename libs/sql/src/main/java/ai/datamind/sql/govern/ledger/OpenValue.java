package ai.datamind.sql.govern.ledger;

/** A value still to come, by name: an attribute of the subject or a part of the mask key, as a type. */
public record OpenValue(String name, String type) {
    /** The mask key as HMAC pads it; no attribute has a name like these. */
    public static final String INNER_PAD = "mask.ipad";

    public static final String OUTER_PAD = "mask.opad";
}
