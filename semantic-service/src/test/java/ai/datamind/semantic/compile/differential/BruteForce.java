package ai.datamind.semantic.compile.differential;

import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.Literal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The answer computed row by row, following one key at a time. Knows nothing of SQL; unknown is null, as in SQL. */
final class BruteForce {

    private BruteForce() {}

    static List<List<Object>> answer(Wish wish, RandomWarehouse warehouse) {
        Map<List<Object>, Map<String, Object>> groups = new LinkedHashMap<>();
        for (var fact : wish.facts()) {
            Map<List<Object>, List<Map<String, Object>>> rows = new LinkedHashMap<>();
            if (wish.groupBys().isEmpty()) {
                rows.put(List.of(), new ArrayList<>());
            }
            fact.rows().stream().filter(r -> selected(wish, warehouse, fact, r)).forEach(r -> {
                var key = new ArrayList<Object>();
                wish.groupBys().forEach(g -> key.add(value(fact, r, g)));
                rows.computeIfAbsent(key, k -> new ArrayList<>()).add(r);
            });
            rows.forEach((key, members) -> wish.metrics().stream()
                    .filter(m -> m.startsWith(fact.name() + "_"))
                    .forEach(m -> groups.computeIfAbsent(key, k -> new LinkedHashMap<>())
                            .put(m, metric(m.substring(fact.name().length() + 1), members))));
        }
        var answer = new ArrayList<List<Object>>();
        groups.forEach((key, values) -> {
            var line = new ArrayList<>(key);
            wish.metrics().forEach(m -> line.add(values.get(m)));
            answer.add(line);
        });
        return answer;
    }

    private static boolean selected(Wish wish, RandomWarehouse warehouse, Table fact, Map<String, Object> row) {
        if (wish.range() != null) {
            var day = (LocalDate) row.get("day");
            if (day == null
                    || day.atStartOfDay().isBefore(wish.range().start())
                    || !day.atStartOfDay().isBefore(wish.range().end())) {
                return false;
            }
        }
        return wish.filters().stream()
                .allMatch(f -> Boolean.TRUE.equals(
                        f instanceof Filter.OnMetric on ? holds(on, warehouse, row) : holds(f, fact, row)));
    }

    private static Object value(Table fact, Map<String, Object> row, ElementRef ref) {
        if (ref.isMetricTime()) {
            var day = (LocalDate) row.get("day");
            return day == null ? null : floor(day, ref.grain());
        }
        Table table = fact;
        Map<String, Object> at = row;
        for (var link : ref.path()) {
            if (!(table.equals(fact) && link.equals(fact.entity()))) {
                Table here = table;
                var step = here.links().stream()
                        .filter(l -> l.word().equals(link))
                        .findFirst()
                        .orElseThrow();
                at = at == null ? null : step.target().byKey(at.get(step.column()));
                table = step.target();
            }
        }
        if (at == null) {
            return null;
        }
        return switch (ref.name()) {
            case "label" -> at.get("label");
            case "double_size" -> at.get("size") == null ? null : (Integer) at.get("size") * 2;
            default -> {
                Table here = table;
                var link = here.links().stream()
                        .filter(l -> l.word().equals(ref.name()))
                        .findFirst()
                        .orElseThrow();
                yield at.get(link.column());
            }
        };
    }

    private static LocalDate floor(LocalDate day, String grain) {
        return switch (grain) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            default -> day.withDayOfYear(1);
        };
    }

    /** The metric over the rows of its fact that link to this row; a row nobody links to has none. */
    private static Boolean holds(Filter.OnMetric filter, RandomWarehouse warehouse, Map<String, Object> row) {
        String[] name = filter.metric().split("_", 2);
        Table fact = warehouse.facts().stream()
                .filter(f -> f.name().equals(name[0]))
                .findFirst()
                .orElseThrow();
        var link = fact.links().stream()
                .filter(l -> l.word().equals(filter.groupBy().get(0).name()))
                .findFirst()
                .orElseThrow();
        var linked = fact.rows().stream()
                .filter(r -> Objects.equals(r.get(link.column()), row.get("id")))
                .toList();
        return linked.isEmpty() ? null : compare(metric(name[1], linked), filter.comparison(), filter.value());
    }

    /** True, false, or null for unknown. */
    private static Boolean holds(Filter filter, Table fact, Map<String, Object> row) {
        return switch (filter) {
            case Filter.Compare compare ->
                compare(value(fact, row, compare.element()), compare.comparison(), compare.value());
            case Filter.In in -> {
                Object value = value(fact, row, in.element());
                if (value == null) {
                    yield null;
                }
                boolean found = in.values().stream()
                        .anyMatch(v -> Boolean.TRUE.equals(compare(value, Filter.Comparison.EQUAL, v)));
                yield found != in.negated();
            }
            case Filter.Between between -> {
                Object value = value(fact, row, between.element());
                yield and(
                        compare(value, Filter.Comparison.GREATER_OR_EQUAL, between.low()),
                        compare(value, Filter.Comparison.LESS_OR_EQUAL, between.high()));
            }
            case Filter.IsNull isNull -> (value(fact, row, isNull.element()) == null) != isNull.negated();
            case Filter.And all ->
                all.parts().stream().map(p -> holds(p, fact, row)).reduce(true, BruteForce::and);
            case Filter.Or any ->
                not(any.parts().stream().map(p -> not(holds(p, fact, row))).reduce(true, BruteForce::and));
            case Filter.Not not -> not(holds(not.part(), fact, row));
            default -> throw new IllegalArgumentException("not asked here: " + filter);
        };
    }

    private static Boolean not(Boolean value) {
        return value == null ? null : Boolean.valueOf(!value);
    }

    private static Boolean and(Boolean a, Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return (a == null || b == null) ? null : Boolean.TRUE;
    }

    private static Boolean compare(Object value, Filter.Comparison comparison, Literal literal) {
        if (value == null) {
            return null;
        }
        int order = switch (literal) {
            case Literal.Text text -> value.equals(text.value()) ? 0 : 1;
            case Literal.Number number -> new BigDecimal(value.toString()).compareTo(number.value());
            case Literal.Date date -> ((LocalDate) value).compareTo(date.value());
            default -> throw new IllegalArgumentException("not asked here: " + literal);
        };
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static Object metric(String metric, List<Map<String, Object>> rows) {
        return switch (metric) {
            case "rows" -> rows.size();
            case "amount_sum" -> sum(column(rows, "amount"));
            case "amount_average" -> {
                BigDecimal sum = sum(column(rows, "amount"));
                yield sum == null
                        ? null
                        : sum.divide(BigDecimal.valueOf(column(rows, "amount").size()), MathContext.DECIMAL64);
            }
            case "pieces_max" ->
                column(rows, "pieces").stream()
                        .map(v -> (Integer) v)
                        .max(Integer::compare)
                        .orElse(null);
            case "pieces_min" ->
                column(rows, "pieces").stream()
                        .map(v -> (Integer) v)
                        .min(Integer::compare)
                        .orElse(null);
            case "labels" -> column(rows, "label").stream().distinct().count();
            // Of rows there are some, of no rows there is no sum.
            case "large" ->
                rows.isEmpty()
                        ? null
                        : column(rows, "pieces").stream()
                                .filter(v -> (Integer) v > 2)
                                .count();
            case "per_row" -> {
                BigDecimal sum = sum(column(rows, "amount"));
                yield sum == null ? null : sum.doubleValue() / rows.size();
            }
            case "combined" -> {
                BigDecimal sum = sum(column(rows, "amount"));
                Object max = metric("pieces_max", rows);
                yield sum == null
                        ? null
                        : sum.multiply(BigDecimal.TWO)
                                .subtract(max == null ? BigDecimal.ZERO : new BigDecimal(max.toString()));
            }
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private static List<Object> column(List<Map<String, Object>> rows, String name) {
        return rows.stream().map(r -> r.get(name)).filter(Objects::nonNull).toList();
    }

    private static BigDecimal sum(Collection<Object> values) {
        Stream<BigDecimal> numbers = values.stream().map(v -> new BigDecimal(v.toString()));
        return values.isEmpty() ? null : numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
