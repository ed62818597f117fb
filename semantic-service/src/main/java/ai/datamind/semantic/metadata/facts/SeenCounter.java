package ai.datamind.semantic.metadata.facts;

import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.visibility.Visibility;

/** Looks into tables for one subject: a column whose values they may not see is not looked into. */
public final class SeenCounter {

    private final FactsCounter counter;
    private final Visibility visibility;

    public SeenCounter(FactsCounter counter, Visibility visibility) {
        this.counter = counter;
        this.visibility = visibility;
    }

    public TableFacts count(TableFacts table) {
        return counter.count(table, column -> sees(table.relation(), column.name()));
    }

    /** @return 0 also where the answer would tell of values that are not seen */
    public double inclusion(Relation from, String column, Relation to, String toColumn) {
        return sees(from, column) && sees(to, toColumn) ? counter.inclusion(from, column, to, toColumn) : 0;
    }

    private boolean sees(Relation relation, String column) {
        return visibility.values(relation.schema(), relation.table(), column);
    }
}
