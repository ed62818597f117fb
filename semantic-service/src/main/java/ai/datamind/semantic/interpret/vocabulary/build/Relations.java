package ai.datamind.semantic.interpret.vocabulary.build;

import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Table;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.RelationFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Relations between the tables, each seen from both sides, with the words that tell its role. */
final class Relations {

    private static final double OBJECT = 0.1;

    private final Names names;
    private final List<Column> columns;
    private final Map<String, Integer> tableIds;

    Relations(Names names, List<Column> columns, Map<String, Integer> tableIds) {
        this.names = names;
        this.columns = columns;
        this.tableIds = tableIds;
    }

    void add(List<Edge> edges, List<Table> tables, RelationFacts r) {
        Integer from = tableIds.get(r.fromTable());
        Integer to = tableIds.get(r.toTable());
        if (from == null || to == null) {
            return;
        }
        List<Integer> near = ids(tables.get(from), r.fromColumns());
        List<Integer> far = ids(tables.get(to), r.toColumns());
        if (near.size() != r.fromColumns().size() || far.size() != r.toColumns().size() || near.isEmpty()) {
            return;
        }
        var roles = new LinkedHashSet<String>();
        r.fromColumns().forEach(c -> roles.addAll(names.words(c)));
        if (r.role() != null) {
            roles.addAll(names.words(r.role()));
        }
        var same = new HashSet<String>();
        tables.get(to).forms().forEach(f -> f.slots().forEach(s -> same.addAll(s.words())));
        roles.removeIf(
                w -> Names.KEYS.contains(w) || names.alternatives(w).stream().anyMatch(same::contains));
        var words = new LinkedHashSet<String>();
        roles.forEach(w -> words.addAll(names.alternatives(w)));
        double cost = r.cost() + (object(tables.get(from), roles) ? OBJECT : 0);
        edges.add(new Edge(edges.size(), from, near, to, far, !r.toUnique(), cost, words, true));
        edges.add(new Edge(edges.size(), to, far, from, near, !r.fromUnique(), cost, words, false));
    }

    /** In a relation of things of one kind ("friend": student, friend) the column called like the relation is its object. */
    private boolean object(Table relation, Set<String> roles) {
        var own = new HashSet<String>();
        relation.forms().get(0).slots().forEach(s -> own.addAll(s.words()));
        return roles.stream().anyMatch(w -> names.alternatives(w).stream().anyMatch(own::contains));
    }

    private List<Integer> ids(Table table, List<String> wanted) {
        var found = new ArrayList<Integer>();
        for (String name : wanted) {
            table.columns().stream()
                    .filter(c -> columns.get(c).name().equals(name))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }
}
