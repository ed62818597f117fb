package ai.datamind.semantic.generate.proposal;

import ai.datamind.semantic.model.sql.Relation;

/** How many of one column's values also stand in another, from 0 to 1. */
@FunctionalInterface
public interface Inclusion {

    double of(Relation from, String column, Relation to, String toColumn);
}
