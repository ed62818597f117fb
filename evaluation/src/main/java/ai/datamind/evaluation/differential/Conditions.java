package ai.datamind.evaluation.differential;

import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** Filters over one row, in three values: true, false, or null for unknown. */
record Conditions(RandomWarehouse warehouse) {

    boolean all(Wish wish, Joined row, LocalDate time) {
        return wish.filters().stream().allMatch(f -> Boolean.TRUE.equals(holds(f, row, time)));
    }

    /** Whether a filter speaks of time alone, so that it also selects points of time without rows. */
    static boolean onTime(Filter filter, Table fact) {
        return switch (filter) {
            case Filter.Compare compare -> Joined.onTime(compare.element(), fact);
            case Filter.In in -> Joined.onTime(in.element(), fact);
            case Filter.Between between -> Joined.onTime(between.element(), fact);
            case Filter.IsNull isNull -> Joined.onTime(isNull.element(), fact);
            case Filter.And all -> all.parts().stream().allMatch(p -> onTime(p, fact));
            case Filter.Or any -> any.parts().stream().allMatch(p -> onTime(p, fact));
            case Filter.Not not -> onTime(not.part(), fact);
            default -> false;
        };
    }

    Boolean holds(Filter filter, Joined row, LocalDate time) {
        return switch (filter) {
            case Filter.Compare compare ->
                compare(row.value(compare.element(), time), compare.comparison(), compare.value());
            case Filter.In in -> {
                Object value = row.value(in.element(), time);
                if (value == null) {
                    yield null;
                }
                boolean found = in.values().stream()
                        .anyMatch(v -> Boolean.TRUE.equals(compare(value, Filter.Comparison.EQUAL, v)));
                yield found != in.negated();
            }
            case Filter.Between between -> {
                Object value = row.value(between.element(), time);
                yield and(
                        compare(value, Filter.Comparison.GREATER_OR_EQUAL, between.low()),
                        compare(value, Filter.Comparison.LESS_OR_EQUAL, between.high()));
            }
            case Filter.IsNull isNull -> (row.value(isNull.element(), time) == null) != isNull.negated();
            case Filter.And all ->
                all.parts().stream().map(p -> holds(p, row, time)).reduce(true, Conditions::and);
            case Filter.Or any ->
                not(any.parts().stream().map(p -> not(holds(p, row, time))).reduce(true, Conditions::and));
            case Filter.Not not -> not(holds(not.part(), row, time));
            case Filter.OnMetric on -> onMetric(on, row.row());
            default -> throw new IllegalArgumentException("not asked here: " + filter);
        };
    }

    /** The metric over the rows of its fact that link to this row; a row nobody links to has none. */
    private Boolean onMetric(Filter.OnMetric filter, Map<String, Object> row) {
        var leaf = (Asked.Leaf) warehouse.metric(filter.metric()).asked();
        var link = leaf.fact().link(filter.groupBy().get(0).name());
        var linked = leaf.fact().rows().stream()
                .filter(r -> row.get("id") != null && Objects.equals(r.get(link.column()), row.get("id")))
                .toList();
        return linked.isEmpty()
                ? null
                : compare(Aggregates.of(leaf.measure(), linked), filter.comparison(), filter.value());
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
}
