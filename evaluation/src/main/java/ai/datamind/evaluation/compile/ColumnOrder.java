package ai.datamind.evaluation.compile;

import java.util.ArrayList;
import java.util.List;

/** Which compiled column stands for which expected one. */
final class ColumnOrder {

    private ColumnOrder() {}

    /** By equal name, then by the longest common end or beginning; each column once. */
    static int[] of(List<String> compiled, List<String> expected) {
        if (compiled.size() != expected.size()) {
            throw new IllegalArgumentException("columns " + compiled + " for " + expected);
        }
        int[] order = new int[expected.size()];
        var free = new ArrayList<>(compiled);
        var open = new ArrayList<Integer>();
        for (int i = 0; i < order.length; i++) {
            String name = expected.get(i);
            if (free.contains(name)) {
                order[i] = compiled.indexOf(name);
                free.remove(name);
            } else {
                open.add(i);
            }
        }
        for (int i : open) {
            String name = expected.get(i);
            String best = free.stream()
                    .filter(c -> name.startsWith(c) || name.endsWith(c))
                    .findFirst()
                    .orElse(free.get(0));
            order[i] = compiled.indexOf(best);
            free.remove(best);
        }
        return order;
    }
}
