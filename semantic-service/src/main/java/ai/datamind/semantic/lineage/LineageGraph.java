package ai.datamind.semantic.lineage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes and edges, each once. Every edge's ends are among the nodes. */
@RegisterForReflection
public record LineageGraph(List<LineageNode> nodes, List<LineageEdge> edges) {

    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    Optional<LineageNode> node(String id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /**
     * What leads to the roots and what follows from them, each direction by itself: a sibling that merely has the same origin
     * is no part of it. Parts of the roots count as roots; other parts are shown only where data passes through them.
     */
    LineageGraph around(Collection<String> roots, int depth) {
        Map<String, List<LineageEdge>> into = new HashMap<>();
        Map<String, List<LineageEdge>> outOf = new HashMap<>();
        for (LineageEdge edge : edges) {
            into.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(edge);
            outOf.computeIfAbsent(edge.from(), k -> new ArrayList<>()).add(edge);
        }
        Set<String> start = new LinkedHashSet<>(roots);
        roots.forEach(r -> into.getOrDefault(r, List.of()).stream()
                .filter(LineageGraph::part)
                .forEach(e -> start.add(e.from())));
        Set<LineageEdge> kept = new LinkedHashSet<>();
        walk(start, into, true, depth, kept);
        walk(start, outOf, false, depth, kept);
        return part(start, kept, outOf);
    }

    private static void walk(
            Set<String> start, Map<String, List<LineageEdge>> edges, boolean up, int depth, Set<LineageEdge> kept) {
        Map<String, Integer> reached = new HashMap<>();
        var open = new ArrayDeque<>(start);
        start.forEach(s -> reached.put(s, 0));
        while (!open.isEmpty()) {
            String at = open.poll();
            int next = reached.get(at) + 1;
            for (LineageEdge edge : edges.getOrDefault(at, List.of())) {
                if (part(edge) || next > depth) {
                    continue;
                }
                kept.add(edge);
                String other = up ? edge.from() : edge.to();
                if (reached.putIfAbsent(other, next) == null) {
                    open.add(other);
                }
            }
        }
    }

    /** Whatever is shown is shown with what it is a part of. */
    private LineageGraph part(Set<String> start, Set<LineageEdge> kept, Map<String, List<LineageEdge>> outOf) {
        Set<String> ids = new LinkedHashSet<>(start);
        kept.forEach(e -> {
            ids.add(e.from());
            ids.add(e.to());
        });
        for (String id : List.copyOf(ids)) {
            outOf.getOrDefault(id, List.of()).stream()
                    .filter(LineageGraph::part)
                    .forEach(e -> {
                        kept.add(e);
                        ids.add(e.to());
                    });
        }
        return new LineageGraph(nodes.stream().filter(n -> ids.contains(n.id())).toList(), List.copyOf(kept));
    }

    private static boolean part(LineageEdge edge) {
        return edge.kind().equals("part_of");
    }

    /** Gathers what the sources know; the first description of a node stands, a later source may add one that was missing. */
    static final class Builder {

        private final Map<String, LineageNode> nodes = new LinkedHashMap<>();
        private final Set<LineageEdge> edges = new LinkedHashSet<>();

        String add(LineageNode node) {
            nodes.merge(
                    node.id(),
                    node,
                    (a, b) -> new LineageNode(
                            a.id(),
                            a.kind().equals("table") ? b.kind() : a.kind(),
                            a.name(),
                            a.description() == null ? b.description() : a.description(),
                            a.note() == null ? b.note() : a.note()));
            return node.id();
        }

        void edge(String from, String to, LineageEdge.Kind kind) {
            if (!from.equals(to)) {
                edges.add(LineageEdge.of(from, to, kind));
            }
        }

        LineageGraph build() {
            return new LineageGraph(
                    List.copyOf(nodes.values()),
                    edges.stream()
                            .filter(e -> nodes.containsKey(e.from()) && nodes.containsKey(e.to()))
                            .toList());
        }
    }
}
