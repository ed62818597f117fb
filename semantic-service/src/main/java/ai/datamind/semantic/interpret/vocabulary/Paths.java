package ai.datamind.semantic.interpret.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Distances between all tables, computed once: which neighbour is near is asked for every word of a question. */
public final class Paths {

    private static final double FAR = 99;
    /** Above this many tables the rows are computed when asked for. */
    private static final int MOST_EAGER = 400;

    private final List<List<Edge>> from;
    private final double[][] distance;

    Paths(Vocabulary vocabulary) {
        int n = vocabulary.tables().size();
        from = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            from.add(new ArrayList<>());
        }
        vocabulary.edges().forEach(e -> from.get(e.from()).add(e));
        distance = new double[n][];
        for (int i = 0; i < Math.min(n, MOST_EAGER); i++) {
            distance[i] = row(i);
        }
    }

    public List<Edge> from(int table) {
        return from.get(table);
    }

    public double distance(int a, int b) {
        if (distance[a] == null) {
            distance[a] = row(a);
        }
        return distance[a][b];
    }

    public boolean reachable(int a, int b) {
        return distance(a, b) < FAR;
    }

    private double[] row(int start) {
        double[] d = new double[from.size()];
        Arrays.fill(d, FAR);
        d[start] = 0;
        var queue = new PriorityQueue<double[]>((x, y) -> Double.compare(x[0], y[0]));
        queue.add(new double[] {0, start});
        while (!queue.isEmpty()) {
            double[] at = queue.poll();
            if (at[0] > d[(int) at[1]]) {
                continue;
            }
            for (Edge e : from.get((int) at[1])) {
                double reached = at[0] + e.cost();
                if (reached < d[e.to()]) {
                    d[e.to()] = reached;
                    queue.add(new double[] {reached, e.to()});
                }
            }
        }
        return d;
    }
}
