package ai.datamind.evaluation.differential;

import ai.datamind.evaluation.differential.Asked.How;
import ai.datamind.evaluation.differential.Asked.Leaf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answer computed row by row, following one key at a time. Knows nothing of SQL; unknown is null, as in SQL. */
final class Oracle {

    private final Wish wish;
    private final RandomWarehouse warehouse;
    private final Conditions conditions;
    private final Map<Leaf, Map<List<Object>, Object>> leaves = new HashMap<>();

    private Oracle(Wish wish, RandomWarehouse warehouse) {
        this.wish = wish;
        this.warehouse = warehouse;
        this.conditions = new Conditions(warehouse);
    }

    static List<List<Object>> answer(Wish wish, RandomWarehouse warehouse) {
        return new Oracle(wish, warehouse).answer();
    }

    private List<List<Object>> answer() {
        List<Asked> columns = wish.columns(warehouse);
        Set<List<Object>> keys = new LinkedHashSet<>();
        columns.stream()
                .flatMap(Asked::leaves)
                .forEach(l -> keys.addAll(values(l).keySet()));
        var answer = new ArrayList<List<Object>>();
        for (var key : keys) {
            var line = new ArrayList<>(key);
            columns.forEach(c -> line.add(value(c, key)));
            answer.add(line);
        }
        return answer;
    }

    private Object value(Asked asked, List<Object> key) {
        return switch (asked) {
            case Leaf leaf -> values(leaf).get(key);
            case Asked.Ratio ratio -> {
                Object above = value(ratio.numerator(), key);
                Object below = value(ratio.denominator(), key);
                boolean none = above == null || below == null || number(below).signum() == 0;
                yield none
                        ? null
                        : (Object) (number(above).doubleValue() / number(below).doubleValue());
            }
            case Asked.Combined both -> {
                Object a = value(both.a(), key);
                Object b = value(both.b(), key);
                yield a == null
                        ? null
                        : number(a).multiply(BigDecimal.TWO).subtract(b == null ? BigDecimal.ZERO : number(b));
            }
            case Asked.Difference both -> {
                Object now = value(both.now(), key);
                Object then = value(both.then(), key);
                yield now == null || then == null ? null : number(now).subtract(number(then));
            }
            case Asked.Filled filled -> {
                Object value = value(filled.value(), key);
                yield value == null ? (Object) filled.fill() : value;
            }
        };
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private Map<List<Object>, Object> values(Leaf leaf) {
        var known = leaves.get(leaf);
        if (known == null) {
            known = compute(leaf);
            leaves.put(leaf, known);
        }
        return known;
    }

    private Map<List<Object>, Object> compute(Leaf leaf) {
        How how = leaf.how();
        var finest = Points.finest(wish, leaf.fact());
        if (how.attribution() != null) {
            return aggregate(leaf, new ConversionRows(wish, conditions, leaf).byKey());
        }
        if (how.nonAdditive() != null) {
            return aggregate(leaf, new BalanceRows(wish, conditions, leaf).byKey());
        }
        boolean everyPoint = how.everyPoint() && finest.isPresent();
        if (how.onPoints() && finest.isPresent()) {
            boolean wholePeriods =
                    how.reach() == null && how.back() != null && Points.divides(finest.get(), how.back());
            return wholePeriods
                    ? aggregate(leaf, rows(leaf.fact(), day -> Points.plus(day, how.back(), 1), this::dated))
                    : new PointValues(wish, conditions, leaf, finest.get()).values(points(leaf), rows(leaf.fact()));
        }
        if (how.reach() != null) {
            // Since ever, at the end of the range.
            return aggregate(leaf, rows(leaf.fact(), day -> day, day -> Points.before(wish, day)));
        }
        var values =
                aggregate(leaf, rows(leaf.fact(), day -> how.shift() == null ? day : Points.plus(day, how.shift(), 1)));
        return everyPoint ? gapless(leaf, values) : values;
    }

    private List<Joined> rows(Table fact) {
        var paths = wish.paths(fact);
        return fact.rows().stream()
                .flatMap(r -> Joined.of(fact, r, paths).stream())
                .toList();
    }

    private interface Moved {
        LocalDate to(LocalDate day);
    }

    /** Rows by their keys, each counted once, at the day it is moved to. */
    private Map<List<Object>, List<Map<String, Object>>> rows(Table fact, Moved moved) {
        return rows(fact, moved, day -> Points.inRange(wish, day));
    }

    private boolean dated(LocalDate day) {
        return day != null && Points.inRange(wish, day);
    }

    private interface Selected {
        boolean of(LocalDate day);
    }

    private Map<List<Object>, List<Map<String, Object>>> rows(Table fact, Moved moved, Selected selected) {
        Map<List<Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (var row : rows(fact)) {
            LocalDate day = row.day() == null ? null : moved.to(row.day());
            if (selected.of(day) && conditions.all(wish, row, day)) {
                groups.computeIfAbsent(key(row, day), k -> new ArrayList<>()).add(row.row());
            }
        }
        return groups;
    }

    private List<Object> key(Joined row, LocalDate day) {
        var key = new ArrayList<Object>();
        wish.groupBys().forEach(g -> key.add(row.value(g, day)));
        return key;
    }

    private Map<List<Object>, Object> aggregate(Leaf leaf, Map<List<Object>, List<Map<String, Object>>> groups) {
        Map<List<Object>, Object> values = new LinkedHashMap<>();
        if (wish.groupBys().isEmpty()) {
            values.put(List.of(), Aggregates.of(leaf.measure(), List.of()));
        }
        groups.forEach((key, rows) -> values.put(key, Aggregates.of(leaf.measure(), rows)));
        return values;
    }

    private List<LocalDate> points(Leaf leaf) {
        var back = leaf.how().back();
        return warehouse.points(leaf.fact(), day -> back == null ? day : Points.plus(day, back, 1));
    }

    /** Each period that has a point is there; what has no time is not. */
    private Map<List<Object>, Object> gapless(Leaf leaf, Map<List<Object>, Object> values) {
        Table fact = leaf.fact();
        var nobody = new Joined(fact, Map.of(), Map.of());
        Map<List<Object>, Object> all = new LinkedHashMap<>();
        for (var point : points(leaf)) {
            boolean selected = Points.inRange(wish, point)
                    && wish.filters().stream()
                            .filter(f -> Conditions.onTime(f, fact))
                            .allMatch(f -> Boolean.TRUE.equals(conditions.holds(f, nobody, point)));
            if (selected) {
                var found = values.keySet().stream()
                        .filter(k -> sameTime(k, point, fact))
                        .toList();
                found.forEach(k -> all.put(k, values.get(k)));
                if (found.isEmpty()) {
                    var key = new ArrayList<Object>();
                    wish.groupBys()
                            .forEach(g -> key.add(Joined.onTime(g, fact) ? Points.floor(point, g.grain()) : null));
                    all.put(key, null);
                }
            }
        }
        return all;
    }

    private boolean sameTime(List<Object> key, LocalDate point, Table fact) {
        for (int i = 0; i < key.size(); i++) {
            var ref = wish.groupBys().get(i);
            if (Joined.onTime(ref, fact) && !Points.floor(point, ref.grain()).equals(key.get(i))) {
                return false;
            }
        }
        return true;
    }
}
