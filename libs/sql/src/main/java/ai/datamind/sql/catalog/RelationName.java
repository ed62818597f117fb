package ai.datamind.sql.catalog;

import ai.datamind.sql.text.Identifiers;

/** A relation by schema and name, both exact. */
public record RelationName(String schema, String name) implements Comparable<RelationName> {
    /** As SQL: both parts quoted. */
    public String quoted() {
        return Identifiers.quote(schema) + "." + Identifiers.quote(name);
    }

    @Override
    public int compareTo(RelationName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
