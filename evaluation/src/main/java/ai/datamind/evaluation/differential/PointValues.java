package ai.datamind.evaluation.differential;

import ai.datamind.evaluation.differential.Asked.Leaf;
import ai.datamind.evaluation.differential.Asked.Reach;
import ai.datamind.semantic.model.metric.Metric.PeriodAggregation;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Values that belong to points of time: each point looks back at the rows it sees. */
record PointValues(Wish wish, Conditions conditions, Leaf leaf, TimeGranularity finest) {

    Map<List<Object>, Object> values(List<LocalDate> points, List<Joined> rows) {
        Map<List<Object>, TreeMap<LocalDate, List<Map<String, Object>>>> seen = new LinkedHashMap<>();
        for (var point : points) {
            if (Points.inRange(wish, point) && shown(point)) {
                for (var row : rows) {
                    if (row.day() != null && sees(point, row.day()) && conditions.all(wish, row, point)) {
                        seen.computeIfAbsent(key(row, point), k -> new TreeMap<>())
                                .computeIfAbsent(point, k -> new ArrayList<>())
                                .add(row.row());
                    }
                }
            }
        }
        Map<List<Object>, Object> values = new LinkedHashMap<>();
        seen.forEach((key, byPoint) -> values.put(key, value(byPoint)));
        return values;
    }

    private List<Object> key(Joined row, LocalDate point) {
        var key = new ArrayList<Object>();
        wish.groupBys().forEach(g -> key.add(row.value(g, point)));
        return key;
    }

    /** In a coarser grain the value at the start of something is that of the period's first day. */
    private boolean shown(LocalDate point) {
        return leaf.how().startOf() == null
                || Points.floor(point, finest.word()).equals(point);
    }

    private boolean sees(LocalDate point, LocalDate day) {
        var how = leaf.how();
        LocalDate at = how.back() == null ? point : Points.plus(point, how.back(), -1);
        at = how.startOf() == null ? at : Points.floor(at, how.startOf());
        Reach reach = how.reach();
        if (reach == null) {
            return day.equals(at);
        }
        boolean recent = reach.window() == null || day.isAfter(Points.plus(at, reach.window(), -1));
        boolean sinceStart = reach.grainToDate() == null || !day.isBefore(Points.floor(at, reach.grainToDate()));
        return !day.isAfter(at) && recent && sinceStart;
    }

    private Object value(TreeMap<LocalDate, List<Map<String, Object>>> byPoint) {
        Reach reach = leaf.how().reach();
        if (reach == null) {
            return Aggregates.of(
                    leaf.measure(),
                    byPoint.values().stream().flatMap(List::stream).toList());
        }
        if (reach.period() == PeriodAggregation.AVERAGE && finest != TimeGranularity.DAY) {
            return Aggregates.average(byPoint.values().stream()
                    .map(rows -> Aggregates.of(leaf.measure(), rows))
                    .filter(Objects::nonNull)
                    .toList());
        }
        var entry = reach.period() == PeriodAggregation.LAST ? byPoint.lastEntry() : byPoint.firstEntry();
        return Aggregates.of(leaf.measure(), entry.getValue());
    }
}
