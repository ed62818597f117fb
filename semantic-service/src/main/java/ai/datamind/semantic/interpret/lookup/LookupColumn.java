package ai.datamind.semantic.interpret.lookup;

import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Table;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.visibility.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A column of texts in which something may be looked up; {@code number} is its place in the vocabulary. */
record LookupColumn(int number, String schema, String table, String column) {

    /** Columns of which the asker sees some rows only, those that show what a row is called first. */
    static List<LookupColumn> filtered(Vocabulary v, Visibility visibility, int most) {
        return columns(v, Set.of(), most, c -> {
            Table t = v.table(c.table());
            return !visibility.rows(t.schema(), t.name());
        });
    }

    /** Columns of which not every value is known, those of the given tables first. */
    static List<LookupColumn> open(Vocabulary v, Set<Integer> near, int most) {
        return columns(v, near, most, c -> !c.complete());
    }

    private interface Wanted {
        boolean of(Column c);
    }

    private static List<LookupColumn> columns(Vocabulary v, Set<Integer> near, int most, Wanted wanted) {
        return v.columns().stream()
                .filter(c -> c.type() == Column.Type.TEXT && c.plain() && c.dimension() != null)
                .filter(c -> v.table(c.table()).schema() != null)
                .filter(wanted::of)
                .sorted(Comparator.comparing((Column c) -> !near.contains(c.table()))
                        .thenComparing(c -> !v.table(c.table()).display().contains(c.id()))
                        .thenComparingInt(Column::id))
                .limit(most)
                .map(c -> new LookupColumn(
                        c.id(), v.table(c.table()).schema(), v.table(c.table()).name(), c.name()))
                .toList();
    }
}
