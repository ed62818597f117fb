package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Filter.Comparison;
import ai.datamind.semantic.model.filter.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions from plain values. A text is SQL with references in double braces; a list means all of them; members say it in
 * words: {@code {dimension, op, value}}, {@code {dimension, in: […]}}, {@code between}, {@code like}, {@code is_null},
 * {@code {and: […]}}, {@code or}, {@code not}, {@code {filter: name}}, {@code {metric, group_by, op, value}}.
 */
public final class FilterReader {

    private static final Map<String, Comparison> OPERATORS = Map.of(
            "=", Comparison.EQUAL,
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL,
            "<>", Comparison.NOT_EQUAL,
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL);

    private static final Set<String> MEMBERS = Set.of(
            "dimension",
            "entity",
            "op",
            "value",
            "in",
            "not_in",
            "between",
            "like",
            "not_like",
            "is_null",
            "and",
            "or",
            "not",
            "filter",
            "metric",
            "group_by");

    private final boolean templates;

    /** @param templates whether SQL text is accepted: in documents it is, in requests it is not */
    public FilterReader(boolean templates) {
        this.templates = templates;
    }

    public Filter read(Object value) {
        return switch (value) {
            case String sql -> {
                if (!templates) {
                    throw new IllegalArgumentException("a filter in a request is an object, not SQL text");
                }
                yield new Filter.Template(sql);
            }
            case List<?> all -> new Filter.And(all.stream().map(this::read).toList());
            case Map<?, ?> map -> ofMembers(map);
            case null, default -> throw new IllegalArgumentException("a filter is a text, a list or an object");
        };
    }

    private Filter ofMembers(Map<?, ?> map) {
        map.keySet().stream()
                .map(String::valueOf)
                .filter(k -> !MEMBERS.contains(k))
                .findFirst()
                .ifPresent(k -> {
                    String near = Fields.nearest(k, MEMBERS.stream().sorted().toList());
                    throw new IllegalArgumentException("'" + k + "' is unknown in a filter"
                            + (near == null ? "" : "; did you mean '" + near + "'?"));
                });
        var members = new HashMap<String, Object>();
        map.forEach((k, v) -> members.put(String.valueOf(k), v));
        if (members.containsKey("and")) {
            return new Filter.And(list(members, "and").stream().map(this::read).toList());
        }
        if (members.containsKey("or")) {
            return new Filter.Or(list(members, "or").stream().map(this::read).toList());
        }
        if (members.containsKey("not")) {
            return new Filter.Not(read(members.get("not")));
        }
        if (members.containsKey("filter")) {
            return new Filter.Named(String.valueOf(members.get("filter")));
        }
        return members.containsKey("metric") ? onMetric(members) : onElement(members);
    }

    private static Filter onMetric(Map<String, Object> members) {
        Object groupBy = members.get("group_by");
        List<ElementRef> entities = groupBy == null
                ? List.of()
                : (groupBy instanceof List<?> many ? many : List.of(groupBy))
                        .stream().map(r -> ElementRef.parse(String.valueOf(r))).toList();
        return new Filter.OnMetric(
                String.valueOf(members.get("metric")), entities, comparison(members), Literal.of(members.get("value")));
    }

    private static Filter onElement(Map<String, Object> members) {
        Object named = Optional.ofNullable(members.get("dimension")).orElse(members.get("entity"));
        if (named == null) {
            throw new IllegalArgumentException(
                    "a filter needs a dimension, an entity, a metric, a filter, or and/or/not");
        }
        ElementRef element = ElementRef.parse(String.valueOf(named));
        if (members.containsKey("in")) {
            return new Filter.In(element, literals(members, "in"), false);
        }
        if (members.containsKey("not_in")) {
            return new Filter.In(element, literals(members, "not_in"), true);
        }
        if (members.containsKey("between")) {
            List<Literal> ends = literals(members, "between");
            if (ends.size() != 2) {
                throw new IllegalArgumentException("'" + element + "' between: two values are needed");
            }
            return new Filter.Between(element, ends.get(0), ends.get(1));
        }
        if (members.containsKey("like") || members.containsKey("not_like")) {
            boolean negated = members.containsKey("not_like");
            return new Filter.Like(element, String.valueOf(members.get(negated ? "not_like" : "like")), negated);
        }
        if (members.containsKey("is_null")) {
            return new Filter.IsNull(element, !Boolean.TRUE.equals(members.get("is_null")));
        }
        return new Filter.Compare(element, comparison(members), Literal.of(members.get("value")));
    }

    private static Comparison comparison(Map<String, Object> members) {
        String operator = String.valueOf(members.getOrDefault("op", "="));
        Comparison comparison = OPERATORS.get(operator);
        if (comparison == null) {
            throw new IllegalArgumentException("'" + operator + "' is none of = != < <= > >=");
        }
        return comparison;
    }

    private static List<?> list(Map<String, Object> members, String key) {
        if (members.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("'" + key + "' needs a list");
    }

    private static List<Literal> literals(Map<String, Object> members, String key) {
        return list(members, key).stream().map(Literal::of).toList();
    }
}
