package ai.datamind.semantic.lineage;

import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.visibility.Visibility;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The graph without what somebody may not see: denied tables and columns, whatever is defined over them, and the edges of both. A
 * view is a table of its own and stays; a dashboard stays while anything it reads does.
 */
final class SeenLineage {

    private static final Set<String> RELATIONS = Set.of("table", "view");

    private final LineageGraph whole;
    private final Set<String> hidden = new HashSet<>();

    private SeenLineage(LineageGraph whole) {
        this.whole = whole;
    }

    static LineageGraph of(LineageGraph whole, Visibility visibility) {
        var seen = new SeenLineage(whole);
        seen.hideRelations(visibility);
        if (seen.hidden.isEmpty()) {
            return whole;
        }
        seen.hideDefinitions();
        return seen.rest();
    }

    /** A column is known by the table it is a part of. */
    private void hideRelations(Visibility visibility) {
        Map<String, String> tableOf = whole.edges().stream()
                .filter(e -> e.kind().equals("part_of") && e.from().startsWith("column:"))
                .collect(Collectors.toMap(LineageEdge::from, LineageEdge::to, (a, b) -> a));
        Map<String, LineageNode> byId = whole.nodes().stream().collect(Collectors.toMap(LineageNode::id, n -> n));
        for (LineageNode node : whole.nodes()) {
            if (RELATIONS.contains(node.kind()) && !relations(node.name()).allMatch(r -> sees(visibility, r))) {
                hidden.add(node.id());
            }
        }
        for (LineageNode node : whole.nodes()) {
            LineageNode table = byId.get(tableOf.get(node.id()));
            if (node.kind().equals("column") && (table == null || !sees(visibility, table, node))) {
                hidden.add(node.id());
            }
        }
    }

    private static boolean sees(Visibility visibility, Relation relation) {
        return visibility.table(relation.schema(), relation.table());
    }

    private static boolean sees(Visibility visibility, LineageNode table, LineageNode column) {
        String name = column.name().substring(table.name().length() + 1);
        return relations(table.name()).allMatch(r -> visibility.column(r.schema(), r.table(), name));
    }

    /** Every relation that a node's name may mean: names may hold dots, and then none of the meanings may be denied. */
    private static Stream<Relation> relations(String name) {
        return IntStream.range(1, name.length() - 1)
                .filter(at -> name.charAt(at) == '.')
                .mapToObj(at -> new Relation(name.substring(0, at), name.substring(at + 1)));
    }

    private void hideDefinitions() {
        Map<String, String> kinds =
                whole.nodes().stream().collect(Collectors.toMap(LineageNode::id, LineageNode::kind));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (LineageEdge edge : whole.edges()) {
                boolean own = RELATIONS.contains(kinds.get(edge.to()))
                        || List.of("column", "exposure").contains(kinds.get(edge.to()));
                boolean part = edge.kind().equals("part_of");
                if (hidden.contains(edge.from()) && !own && !part) {
                    changed |= hidden.add(edge.to());
                } else if (hidden.contains(edge.to()) && part) {
                    changed |= hidden.add(edge.from());
                }
            }
        }
        whole.nodes().stream()
                .filter(n -> n.kind().equals("exposure") && readsOnlyHidden(n.id()))
                .forEach(n -> hidden.add(n.id()));
    }

    private boolean readsOnlyHidden(String exposure) {
        List<LineageEdge> read =
                whole.edges().stream().filter(e -> e.to().equals(exposure)).toList();
        return !read.isEmpty() && read.stream().allMatch(e -> hidden.contains(e.from()));
    }

    private LineageGraph rest() {
        return new LineageGraph(
                whole.nodes().stream().filter(n -> !hidden.contains(n.id())).toList(),
                whole.edges().stream()
                        .filter(e -> !hidden.contains(e.from()) && !hidden.contains(e.to()))
                        .toList());
    }
}
