package ai.datamind.sql.scope;

import java.util.Set;

/**
 * A column as a level of the query sees it.
 *
 * @param type short type name (int4, text, _text), "unknown" for a bare literal, null where it cannot be said
 */
public record Field(String name, String type, Set<Origin> origins) {
    public Field {
        origins = Set.copyOf(origins);
    }

    /** Of a relation's field: the column behind it, whatever an alias calls it. */
    public String column() {
        return origins.iterator().next().column();
    }

    Field named(String other) {
        return new Field(other, type, origins);
    }
}
