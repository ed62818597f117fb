package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.catalog.version.ModelVersion;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/** What changed between two versions, line by line: the longest common lines are kept, the rest is removed or added. */
@RegisterForReflection
public record LineDiff(int from, int to, List<Line> lines) {

    /** Quadratic in lines: beyond this the middle is shown as wholly replaced. */
    private static final int MOST = 4_000;

    /** {@code op} is "=", "-" or "+". */
    @RegisterForReflection
    public record Line(String op, String text) {}

    static LineDiff between(ModelVersion from, ModelVersion to) {
        List<String> old = from.source().lines().toList();
        List<String> fresh = to.source().lines().toList();
        int head = 0;
        while (head < Math.min(old.size(), fresh.size()) && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), fresh.size()) - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        old.subList(0, head).forEach(l -> lines.add(new Line("=", l)));
        middle(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail), lines);
        old.subList(old.size() - tail, old.size()).forEach(l -> lines.add(new Line("=", l)));
        return new LineDiff(from.version(), to.version(), List.copyOf(lines));
    }

    private static void middle(List<String> old, List<String> fresh, List<Line> lines) {
        if (old.size() > MOST || fresh.size() > MOST) {
            old.forEach(l -> lines.add(new Line("-", l)));
            fresh.forEach(l -> lines.add(new Line("+", l)));
            return;
        }
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                lines.add(new Line("=", old.get(i++)));
                j++;
            } else if (j >= fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line("-", old.get(i++)));
            } else {
                lines.add(new Line("+", fresh.get(j++)));
            }
        }
    }
}
