package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.RelationName;

/** A column of a relation that a value comes from. */
public record Origin(RelationName relation, String column) {}
