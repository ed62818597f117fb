package ai.datamind.semantic.compile.sql;

import ai.datamind.semantic.model.sql.Relation;

/** What stands in FROM. */
public sealed interface Source {

    String alias();

    record Table(Relation relation, String alias) implements Source {}

    record Derived(Select query, String alias) implements Source {}
}
