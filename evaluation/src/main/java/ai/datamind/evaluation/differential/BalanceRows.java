package ai.datamind.evaluation.differential;

import ai.datamind.evaluation.differential.Asked.Leaf;
import ai.datamind.semantic.model.measure.NonAdditive;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of each window of time only the rows of its first or last day. */
record BalanceRows(Wish wish, Conditions conditions, Leaf leaf) {

    Map<List<Object>, List<Map<String, Object>>> byKey() {
        NonAdditive rule = leaf.how().nonAdditive();
        var selected = leaf.fact().rows().stream()
                .flatMap(r -> Joined.of(leaf.fact(), r, wish.paths(leaf.fact())).stream())
                .filter(r -> Points.inRange(wish, r.day()) && conditions.all(wish, r, r.day()))
                .toList();
        Map<List<Object>, LocalDate> edges = new HashMap<>();
        for (var row : selected) {
            if (row.day() != null) {
                edges.merge(window(row, rule), row.day(), (a, b) -> {
                    boolean earlier = rule.choice() == NonAdditive.Choice.FIRST;
                    return a.isBefore(b) == earlier ? a : b;
                });
            }
        }
        Map<List<Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (var row : selected) {
            if (row.day() != null && row.day().equals(edges.get(window(row, rule)))) {
                var key = new ArrayList<Object>();
                wish.groupBys().forEach(g -> key.add(row.value(g, row.day())));
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row.row());
            }
        }
        return groups;
    }

    private List<Object> window(Joined row, NonAdditive rule) {
        var window = new ArrayList<Object>();
        rule.windowGroupings()
                .forEach(g -> window.add(row.row().get(leaf.fact().link(g).column())));
        wish.groupBys().stream()
                .filter(g -> Joined.onTime(g, leaf.fact()))
                .forEach(g -> window.add(row.value(g, row.day())));
        return window;
    }
}
