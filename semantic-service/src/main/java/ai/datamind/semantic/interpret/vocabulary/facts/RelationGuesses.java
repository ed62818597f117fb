package ai.datamind.semantic.interpret.vocabulary.facts;

import ai.datamind.semantic.interpret.vocabulary.facts.Facts.ColumnFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.RelationFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.TableFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Relations that a model leaves out although names and values speak for them: a column named like another table's key, or
 * like that table, whose known values are found there. They cost more than declared ones, so they are a last resort.
 */
final class RelationGuesses {

    private static final double SAME_NAME = 1.45;
    private static final double CALLED = 1.6;
    private static final double INCLUDED = 0.5;
    private static final Set<String> GENERIC =
            Set.of("id", "name", "code", "key", "type", "description", "title", "date");

    private final List<TableFacts> tables;
    private final List<RelationFacts> known;

    RelationGuesses(List<TableFacts> tables, List<RelationFacts> known) {
        this.tables = tables;
        this.known = known;
    }

    List<RelationFacts> found() {
        var all = new ArrayList<RelationFacts>();
        for (TableFacts from : tables) {
            for (ColumnFacts column : from.columns()) {
                boolean own = from.key().equals(List.of(column.name())) && !keyOfAnother(from, column);
                if (own || related(from, column)) {
                    continue;
                }
                RelationFacts best = null;
                for (TableFacts to : tables) {
                    RelationFacts guess = from.equals(to) ? null : guess(from, column, to);
                    if (guess != null && (best == null || guess.cost() < best.cost())) {
                        best = guess;
                    }
                }
                if (best != null) {
                    all.add(best);
                }
            }
        }
        all.addAll(new SharedColumns(
                        tables, Stream.concat(known.stream(), all.stream()).toList())
                .found());
        return all;
    }

    /** "flight_id" of a table of legs may happen to be unique there: it is still the key of the flights. */
    private boolean keyOfAnother(TableFacts from, ColumnFacts column) {
        return !calledAfter(from, column)
                && tables.stream()
                        .anyMatch(to ->
                                !to.equals(from) && to.key().equals(List.of(column.name())) && calledAfter(to, column));
    }

    private static boolean calledAfter(TableFacts table, ColumnFacts column) {
        var words = new ArrayList<>(Identifiers.pieces(column.name()));
        words.removeIf(GENERIC::contains);
        List<String> name = Identifiers.pieces(table.name());
        return !words.isEmpty()
                && words.size() == name.size()
                && singular(words.get(words.size() - 1)).equals(singular(name.get(name.size() - 1)))
                && words.subList(0, words.size() - 1).equals(name.subList(0, name.size() - 1));
    }

    private boolean related(TableFacts from, ColumnFacts column) {
        return known.stream()
                .anyMatch(r ->
                        r.fromTable().equals(from.model()) && r.fromColumns().contains(column.name()));
    }

    private static RelationFacts guess(TableFacts from, ColumnFacts column, TableFacts to) {
        if (to.key().size() != 1) {
            return null;
        }
        ColumnFacts key = to.columns().stream()
                .filter(c -> c.name().equals(to.key().get(0)))
                .findFirst()
                .orElse(null);
        if (key == null || key.type() != column.type()) {
            return null;
        }
        boolean same = column.name().equals(key.name()) && !GENERIC.contains(column.name());
        List<String> words = Identifiers.pieces(column.name());
        boolean called = !words.isEmpty()
                && Identifiers.pieces(to.name()).size() == 1
                && singular(words.get(words.size() - 1))
                        .equals(singular(Identifiers.pieces(to.name()).get(0)));
        boolean values = !column.values().isEmpty() && !key.values().isEmpty();
        boolean believed = values ? (same || called) && included(column, key) >= INCLUDED : same;
        if (!believed) {
            return null;
        }
        return new RelationFacts(
                from.model(),
                List.of(column.name()),
                to.model(),
                List.of(key.name()),
                true,
                false,
                same ? SAME_NAME : CALLED,
                null);
    }

    private static String singular(String word) {
        return word.endsWith("ies")
                ? word.substring(0, word.length() - 3) + "y"
                : word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static double included(ColumnFacts part, ColumnFacts whole) {
        var all = new HashSet<>(whole.values());
        return (double) part.values().stream().filter(all::contains).count()
                / part.values().size();
    }
}
