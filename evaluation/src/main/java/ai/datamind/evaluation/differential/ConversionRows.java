package ai.datamind.evaluation.differential;

import ai.datamind.evaluation.differential.Asked.Attribution;
import ai.datamind.evaluation.differential.Asked.Leaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each row of the other fact goes to the latest row here that it followed; of those of one day to the one of the lowest key. */
record ConversionRows(Wish wish, Conditions conditions, Leaf leaf) {

    Map<List<Object>, List<Map<String, Object>>> byKey() {
        Attribution rule = leaf.how().attribution();
        var bases = leaf.fact().rows().stream()
                .flatMap(r -> Joined.of(leaf.fact(), r, wish.paths(leaf.fact())).stream())
                .filter(r -> Points.inRange(wish, r.day()) && conditions.all(wish, r, r.day()))
                .toList();
        Map<List<Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (var row : rule.conversions().rows()) {
            var later = new Joined(rule.conversions(), row, Map.of());
            bases.stream()
                    .filter(base -> follows(base, later, rule))
                    .max(Comparator.comparing(Joined::day)
                            .thenComparing(b -> -(Integer) b.row().get("id")))
                    .ifPresent(base -> {
                        var key = new ArrayList<Object>();
                        wish.groupBys().forEach(g -> key.add(base.value(g, base.day())));
                        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
                    });
        }
        return groups;
    }

    private static boolean follows(Joined base, Joined later, Attribution rule) {
        Object mine = base.row().get(base.fact().link(rule.entity()).column());
        Object theirs = later.row().get(later.fact().link(rule.entity()).column());
        if (mine == null || !mine.equals(theirs) || base.day() == null || later.day() == null) {
            return false;
        }
        boolean recent = rule.window() == null || base.day().isAfter(Points.plus(later.day(), rule.window(), -1));
        Object label = base.row().get("label");
        boolean same =
                !rule.sameLabel() || (label != null && label.equals(later.row().get("label")));
        return !base.day().isAfter(later.day()) && recent && same;
    }
}
