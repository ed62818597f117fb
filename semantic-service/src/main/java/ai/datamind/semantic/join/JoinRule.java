package ai.datamind.semantic.join;

import ai.datamind.semantic.model.element.EntityType;

/**
 * What a join between two entities of the same name does to the rows of the near side. A slowly changing (natural) far side
 * needs a time to pick its one valid row; the compiler adds that condition.
 */
public record JoinRule(Cardinality cardinality, String reason) {

    /** The table of legal joins: near type by far type. */
    public static JoinRule between(EntityType near, EntityType far) {
        return switch (near) {
            case PRIMARY, UNIQUE ->
                switch (far) {
                    case PRIMARY, UNIQUE -> new JoinRule(Cardinality.ONE_TO_ONE, "both sides hold each key once");
                    case NATURAL -> new JoinRule(Cardinality.ONE_TO_ONE, "one valid row per key at any time");
                    case FOREIGN -> new JoinRule(Cardinality.ONE_TO_MANY, "the far side may hold a key many times");
                };
            case FOREIGN ->
                switch (far) {
                    case PRIMARY, UNIQUE -> new JoinRule(Cardinality.MANY_TO_ONE, "the far side holds each key once");
                    case NATURAL -> new JoinRule(Cardinality.MANY_TO_ONE, "one valid row per key at any time");
                    case FOREIGN -> new JoinRule(Cardinality.MANY_TO_MANY, "both sides may hold a key many times");
                };
            case NATURAL ->
                switch (far) {
                    case PRIMARY, UNIQUE -> new JoinRule(Cardinality.MANY_TO_ONE, "the far side holds each key once");
                    case NATURAL -> new JoinRule(Cardinality.MANY_TO_MANY, "both sides hold a key once per period");
                    case FOREIGN -> new JoinRule(Cardinality.MANY_TO_MANY, "periods and repeated keys meet");
                };
        };
    }
}
