package ai.datamind.semantic.interpret.vocabulary.facts;

import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.ColumnFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.RelationFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.TableFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The last resort between tables that no key connects: a column of the same name and type in both, with values in common
 * ("state_name" of lakes and of cities). Neither side need be unique, so both directions may meet several rows.
 */
final class SharedColumns {

    private static final double COST = 2.5;
    private static final double OWN_NAME = 0.3;
    private static final double IN_COMMON = 0.2;
    private static final Set<String> GENERIC =
            Set.of("id", "name", "code", "key", "type", "description", "title", "date", "status", "comment", "note");

    private final List<TableFacts> tables;
    private final Map<String, String> group = new TreeMap<>();

    SharedColumns(List<TableFacts> tables, List<RelationFacts> known) {
        this.tables = tables;
        tables.forEach(t -> group.put(t.model(), t.model()));
        known.forEach(r -> join(r.fromTable(), r.toTable()));
    }

    private void join(String a, String b) {
        String kept = group.get(a);
        String other = group.get(b);
        if (kept != null && other != null && !kept.equals(other)) {
            group.replaceAll((t, g) -> g.equals(other) ? kept : g);
        }
    }

    List<RelationFacts> found() {
        var all = new ArrayList<RelationFacts>();
        for (int i = 0; i < tables.size(); i++) {
            for (int j = i + 1; j < tables.size(); j++) {
                TableFacts a = tables.get(i);
                TableFacts b = tables.get(j);
                if (!group.get(a.model()).equals(group.get(b.model()))) {
                    shared(a, b, all);
                }
            }
        }
        return all;
    }

    /** A column called after one of the tables, else the one with the most different values: it says most exactly what belongs together. */
    private static void shared(TableFacts a, TableFacts b, List<RelationFacts> into) {
        ColumnFacts best = null;
        for (ColumnFacts x : a.columns()) {
            ColumnFacts y = b.columns().stream()
                    .filter(c -> c.name().equals(x.name()) && c.type() == x.type())
                    .findFirst()
                    .orElse(null);
            if (y != null && linking(x, y) && (best == null || weight(x, y, a, b) > weight(best, best, a, b))) {
                best = x;
            }
        }
        if (best == null) {
            return;
        }
        List<String> column = List.of(best.name());
        boolean own = called(best, a) || called(best, b);
        into.add(new RelationFacts(
                a.model(), column, b.model(), column, false, false, COST - (own ? OWN_NAME : 0), null));
    }

    private static double weight(ColumnFacts x, ColumnFacts y, TableFacts a, TableFacts b) {
        return (called(x, a) || called(x, b) ? 1e9 : 0)
                + x.values().size()
                + y.values().size();
    }

    private static boolean called(ColumnFacts c, TableFacts table) {
        return Identifiers.pieces(c.name())
                .contains(Identifiers.pieces(table.name()).get(0));
    }

    private static boolean linking(ColumnFacts x, ColumnFacts y) {
        if (x.type() != Column.Type.TEXT
                || GENERIC.contains(x.name())
                || x.values().isEmpty()
                || y.values().isEmpty()) {
            return false;
        }
        var all = new HashSet<>(y.values());
        long common = x.values().stream().filter(all::contains).count();
        return common >= IN_COMMON * Math.min(x.values().size(), y.values().size());
    }
}
