package ai.datamind.semantic.interpret.sql;

import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Connects the instances of one scope, the cheapest way from what is already connected. */
public final class JoinTree {

    private static final double CHASM = 1.2;
    private static final double MENTIONED = 0.25;

    /** A table instance in the tree; the root has no parent. */
    public static final class Node {
        private final int id;
        private final int table;
        private final Edge edge;
        private final Node parent;
        private final List<Node> children = new ArrayList<>();

        Node(int id, int table, Edge edge, Node parent) {
            this.id = id;
            this.table = table;
            this.edge = edge;
            this.parent = parent;
        }

        public int id() {
            return id;
        }

        public int table() {
            return table;
        }

        public Edge edge() {
            return edge;
        }

        public Node parent() {
            return parent;
        }

        public List<Node> children() {
            return children;
        }
    }

    private final Vocabulary vocabulary;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<Integer> mentioned;
    private double cost;
    private boolean ambiguous;
    private boolean broken;

    public JoinTree(Vocabulary vocabulary, int root, Set<Integer> mentioned) {
        this.vocabulary = vocabulary;
        this.mentioned = mentioned;
        nodes.add(new Node(0, root, null, null));
    }

    public Node root() {
        return nodes.get(0);
    }

    public List<Node> nodes() {
        return nodes;
    }

    public double cost() {
        return cost;
    }

    /** Two different ways of the same length led to a table. */
    public boolean ambiguous() {
        return ambiguous;
    }

    /** Some table cannot be reached at all. */
    public boolean broken() {
        return broken;
    }

    public Node find(Instance i) {
        for (Node n : nodes) {
            if (n.table == i.table() && (i.via() < 0 || (n.edge != null && same(n.edge, i.via())))) {
                return n;
            }
        }
        return null;
    }

    private static boolean same(Edge edge, int via) {
        return edge.id() == via || (edge.id() ^ 1) == via;
    }

    public Node attach(Instance i) {
        Node known = find(i);
        if (known != null) {
            return known;
        }
        return i.via() >= 0 ? attachBy(i) : walk(i.table());
    }

    private Node attachBy(Instance i) {
        Edge edge = vocabulary.edges().get(i.via());
        if (edge.to() != i.table()) {
            edge = vocabulary.edges().get(i.via() ^ 1);
        }
        Node from = find(new Instance(edge.from(), -1));
        if (from == null) {
            from = walk(edge.from());
        }
        return from == null ? null : add(edge, from);
    }

    private Node add(Edge edge, Node parent) {
        var node = new Node(nodes.size(), edge.to(), edge, parent);
        nodes.add(node);
        parent.children.add(node);
        cost += edge.cost();
        return node;
    }

    private Node walk(int target) {
        int n = vocabulary.tables().size();
        double[] best = new double[n];
        int[] ways = new int[n];
        Edge[] by = new Edge[n];
        Node[] start = new Node[n];
        Arrays.fill(best, Double.MAX_VALUE);
        var queue = new PriorityQueue<double[]>(
                (a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
        for (Node node : nodes) {
            if (best[node.table] > 0) {
                best[node.table] = 0;
                ways[node.table] = 1;
                start[node.table] = node;
                queue.add(new double[] {0, node.table});
            }
        }
        while (!queue.isEmpty()) {
            double[] at = queue.poll();
            int table = (int) at[1];
            if (at[0] > best[table]) {
                continue;
            }
            for (Edge e : vocabulary.paths().from(table)) {
                Edge before = by[table] != null ? by[table] : start[table] != null ? start[table].edge : null;
                double step = e.cost() + 0.001 * (e.id() % 1000) / 1000;
                step += e.fans() && before != null && !before.fans() ? CHASM : 0;
                step += e.fans() ? 0.05 : 0;
                step -= mentioned.contains(e.to()) && e.to() != target ? MENTIONED : 0;
                double reached = at[0] + Math.max(0.1, step);
                if (reached < best[e.to()] - 0.01) {
                    best[e.to()] = reached;
                    by[e.to()] = e;
                    ways[e.to()] = ways[table];
                    queue.add(new double[] {reached, e.to()});
                } else if (Math.abs(reached - best[e.to()]) < 0.02 && by[e.to()] != null && by[e.to()].id() != e.id()) {
                    ways[e.to()] = 2;
                }
            }
        }
        if (best[target] == Double.MAX_VALUE) {
            broken = true;
            return null;
        }
        ambiguous |= ways[target] > 1;
        var path = new ArrayList<Edge>();
        int at = target;
        while (by[at] != null && best[at] > 0) {
            path.add(0, by[at]);
            at = by[at].from();
        }
        Node node = start[at];
        for (Edge e : path) {
            node = add(e, node);
        }
        return node;
    }
}
