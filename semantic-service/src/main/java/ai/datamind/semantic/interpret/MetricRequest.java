package ai.datamind.semantic.interpret;

import ai.datamind.semantic.compile.Comparison;
import ai.datamind.semantic.compile.Limit;
import ai.datamind.semantic.compile.MetricQuery;
import ai.datamind.semantic.compile.OrderBy;
import ai.datamind.semantic.compile.TimeRange;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.parse.Ask;
import ai.datamind.semantic.interpret.parse.Condition;
import ai.datamind.semantic.interpret.parse.Shown;
import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Table;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.Literal;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.Window;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what was asked into a query of metrics; a word that finds no place is a failure that lowers the confidence. */
final class MetricRequest {

    private final Vocabulary v;
    private final SemanticManifest manifest;
    private final Ask ask;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<Object[]> pending = new ArrayList<>();
    private final List<OrderBy> orders = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Reading.ValueBinding> bindings = new ArrayList<>();
    private LocalDateTime start;
    private LocalDateTime end;
    private double weakest = 1;

    MetricRequest(Vocabulary v, SemanticManifest manifest, Ask ask) {
        this.v = v;
        this.manifest = manifest;
        this.ask = ask;
    }

    boolean build() {
        for (Shown s : ask.shown()) {
            shown(s);
        }
        ask.groups().forEach(g -> group(g, groups));
        for (Ask.Order o : ask.orders()) {
            order(o);
        }
        ask.conditions().forEach(c -> condition(c, false));
        ask.mentions().forEach(m -> {});
        ask.unused().forEach(c -> {
            if (!c.unknown()) {
                failures.add("'" + c.text() + "' was not used");
            }
        });
        if (ask.limit() != null && orders.isEmpty() && !metrics.isEmpty()) {
            orders.add(new OrderBy(metrics.iterator().next(), true));
        }
        return !metrics.isEmpty();
    }

    private String metricOf(Shown s) {
        Match m = s.what().terms().get(0);
        var term = v.terms().get(m.id());
        weakest = Math.min(weakest, m.score());
        return term.kind().equals("metric") ? term.name() : null;
    }

    private String kind(Shown s) {
        return v.terms().get(s.what().terms().get(0).id()).kind();
    }

    private void shown(Shown s) {
        switch (s.kind()) {
            case TERM -> {
                String metric = metricOf(s);
                if (metric == null && kind(s).equals("dimension")) {
                    groups.add(v.terms().get(s.what().terms().get(0).id()).name());
                } else if (metric == null && kind(s).equals("filter")) {
                    filters.add(new Filter.Named(
                            v.terms().get(s.what().terms().get(0).id()).name()));
                } else if (metric == null) {
                    failures.add("'" + s.what().text() + "' is a condition, not a number");
                } else {
                    metrics.add(metric);
                    if (s.function() != null && !List.of("sum", "count").contains(s.function())) {
                        notes.add(
                                "'" + s.function() + "' was ignored: " + metric + " says itself how it is aggregated");
                    }
                }
            }
            case ENTITY, COLUMN -> {
                if (s.aggregate()) {
                    failures.add("'" + s.what().text() + "' is no metric");
                } else {
                    group(s, groups);
                }
            }
            case EVERYTHING, ASKED, ROWS -> failures.add("only metrics and what they are grouped by can be shown");
        }
    }

    private void group(Shown s, Set<String> into) {
        if (s.kind() == Shown.Kind.ENTITY && !s.what().tables().isEmpty()) {
            Match m = s.what().tables().get(0);
            weakest = Math.min(weakest, m.score());
            into.add(entity(m.id()));
        } else if (s.kind() == Shown.Kind.COLUMN && !s.what().columns().isEmpty()) {
            Match m = s.what().columns().get(0);
            weakest = Math.min(weakest, m.score());
            into.add(reference(v.column(m.id())));
        } else if (s.kind() == Shown.Kind.TERM && kind(s).equals("dimension")) {
            into.add(v.terms().get(s.what().terms().get(0).id()).name());
        } else {
            failures.add("nothing to group by for '"
                    + (s.what() == null ? "" : s.what().text()) + "'");
        }
    }

    private String entity(int table) {
        Table t = v.table(table);
        return reference(v.column(t.display().get(0)));
    }

    /** The partial path of a dimension: its model's own word and its name. The compiler completes it. */
    private String reference(Column c) {
        var model = manifest.model(v.table(c.table()).model()).orElseThrow();
        String name = c.dimension();
        if (name == null) {
            return model.key().map(k -> k.name()).orElse(c.name());
        }
        return model.ownLink().map(l -> l + "__" + name).orElse(name);
    }

    private void order(Ask.Order o) {
        Shown by = o.by();
        if (by.kind() == Shown.Kind.TERM) {
            String metric = metricOf(by);
            if (metric != null) {
                metrics.add(metric);
                orders.add(new OrderBy(metric, o.descending()));
            }
        } else if (by.kind() == Shown.Kind.ROWS && !metrics.isEmpty()) {
            orders.add(new OrderBy(metrics.iterator().next(), o.descending()));
        } else if (by.kind() == Shown.Kind.COLUMN || by.kind() == Shown.Kind.ENTITY) {
            var refs = new LinkedHashSet<String>();
            group(by, refs);
            for (String ref : refs) {
                groups.add(ref);
                orders.add(new OrderBy(ref, o.descending()));
            }
        } else {
            failures.add("no order by '" + (by.what() == null ? "" : by.what().text()) + "'");
        }
    }

    private void condition(Condition c, boolean negated) {
        switch (c) {
            case Condition.Compare p -> compare(p, negated != p.negated());
            case Condition.Related r -> {
                if (r.op() != null) {
                    failures.add("a count of " + r.other().focus().text() + " cannot restrict a metric here");
                } else {
                    r.other().conditions().forEach(x -> condition(x, negated != r.negated()));
                    if (r.other().conditions().isEmpty() && r.negated()) {
                        failures.add("'" + r.other().focus().text() + "' cannot be excluded here");
                    }
                }
            }
            case Condition.Either e -> e.parts().forEach(x -> condition(x, negated));
            case Condition.Versus x -> failures.add("a comparison with the average of a metric is not understood");
            case Condition.Holds h -> holds(h, negated != h.negated());
            case Condition.Missing m -> failures.add("'missing' is not understood for a metric");
        }
    }

    private void holds(Condition.Holds h, boolean negated) {
        for (Match m : h.what().terms()) {
            var term = v.terms().get(m.id());
            if (term.kind().equals("filter")) {
                Filter named = new Filter.Named(term.name());
                filters.add(negated ? new Filter.Not(named) : named);
                return;
            }
        }
        failures.add("'" + h.what().text() + "' was not used");
    }

    private void compare(Condition.Compare p, boolean negated) {
        Chunk first = p.values().get(0);
        if (p.left() != null && p.left().kind() == Shown.Kind.TERM) {
            term(p, negated);
            return;
        }
        boolean period = p.values().stream().allMatch(x -> x.period() != null);
        if (period && (p.left() == null || !named(p.left()))) {
            range(p);
            return;
        }
        Column column = column(p);
        if (column == null) {
            failures.add("'" + first.text() + "' is no value of the model");
            return;
        }
        pending.add(new Object[] {column, p, negated});
    }

    private boolean named(Shown left) {
        return left.what() != null
                && left.what().columnScore() > 0.9
                && !v.column(left.what().columns().get(0).id()).temporal();
    }

    private void range(Condition.Compare p) {
        Period a = p.values().get(0).period();
        Period b = p.values().get(p.values().size() - 1).period();
        switch (p.op()) {
            case "after", "gt" -> start = a.end().atStartOfDay();
            case "since", "ge" -> start = a.start().atStartOfDay();
            case "before", "lt" -> end = a.start().atStartOfDay();
            case "until", "le" -> end = a.end().atStartOfDay();
            default -> {
                start = a.start().atStartOfDay();
                end = b.end().atStartOfDay();
                if (p.values().size() > 1
                        && !p.op().equals("between")
                        && !a.end().equals(b.start())) {
                    failures.add("two separate periods cannot be asked at once");
                }
            }
        }
    }

    private void term(Condition.Compare p, boolean negated) {
        String metric = metricOf(p.left());
        Chunk value = p.values().get(0);
        if (metric == null || value.number() == null) {
            failures.add("'" + p.left().what().text() + "' cannot be compared with '" + value.text() + "'");
            return;
        }
        Filter f = new Filter.OnMetric(
                metric, List.of(), comparison(p.op(), negated), new Literal.Number(BigDecimal.valueOf(value.number())));
        metrics.add(metric);
        filters.add(f);
    }

    private static Filter.Comparison comparison(String op, boolean negated) {
        Filter.Comparison c = switch (op) {
            case "gt", "after" -> Filter.Comparison.GREATER;
            case "ge", "since" -> Filter.Comparison.GREATER_OR_EQUAL;
            case "lt", "before" -> Filter.Comparison.LESS;
            case "le", "until" -> Filter.Comparison.LESS_OR_EQUAL;
            default -> Filter.Comparison.EQUAL;
        };
        if (!negated) {
            return c;
        }
        return switch (c) {
            case GREATER -> Filter.Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Filter.Comparison.LESS;
            case LESS -> Filter.Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Filter.Comparison.GREATER;
            case EQUAL -> Filter.Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Filter.Comparison.EQUAL;
        };
    }

    private Column column(Condition.Compare p) {
        Chunk first = p.values().get(0);
        Column best = null;
        double bestScore = -1;
        for (ValueMatch m : first.values()) {
            Column c = v.column(m.column());
            double score = m.score() + near(p, c);
            if (c.dimension() != null && score > bestScore) {
                bestScore = score;
                best = c;
            }
        }
        if (best == null
                && p.left() != null
                && p.left().what() != null
                && !p.left().what().columns().isEmpty()) {
            best = v.column(p.left().what().columns().get(0).id());
        }
        return best != null && best.dimension() == null ? null : best;
    }

    private double near(Condition.Compare p, Column c) {
        double score = 0;
        for (Chunk beside :
                new Chunk[] {p.near(), p.left() == null ? null : p.left().what()}) {
            if (beside != null) {
                score += beside.columns().stream().anyMatch(m -> m.id() == c.id()) ? 2 : 0;
                score += beside.tables().stream().anyMatch(m -> m.id() == c.table()) ? 1 : 0;
            }
        }
        return score + (v.table(c.table()).display().contains(c.id()) ? 0.2 : 0);
    }

    private Filter filter(Column c, Condition.Compare p, boolean negated, Map<String, String> paths) {
        ElementRef ref = ElementRef.parse(paths.getOrDefault(reference(c), reference(c)));
        var values = new ArrayList<Literal>();
        for (Chunk value : p.values()) {
            values.add(literal(c, value));
        }
        if (p.op().equals("between") && values.size() == 2) {
            Filter between = new Filter.Between(ref, values.get(0), values.get(1));
            return negated ? new Filter.Not(between) : between;
        }
        if (List.of("contains", "starts", "ends").contains(p.op())) {
            String text = p.values().get(0).literal() == null
                    ? p.values().get(0).text()
                    : p.values().get(0).literal();
            return new Filter.Like(
                    ref, (p.op().equals("starts") ? "" : "%") + text + (p.op().equals("ends") ? "" : "%"), negated);
        }
        if (p.op().equals("eq") && values.size() > 1) {
            return new Filter.In(ref, values, negated);
        }
        return new Filter.Compare(ref, comparison(p.op(), negated), values.get(0));
    }

    private Literal literal(Column c, Chunk value) {
        for (ValueMatch m : value.values()) {
            if (m.column() == c.id()) {
                bindings.add(new Reading.ValueBinding(
                        value.text(), v.table(c.table()).name() + "." + c.name(), m.stored()));
                return c.numeric()
                        ? new Literal.Number(new BigDecimal(m.stored().strip()))
                        : new Literal.Text(m.stored());
            }
        }
        if (value.period() != null && c.temporal()) {
            return new Literal.Date(value.period().start());
        }
        if (value.number() != null) {
            return new Literal.Number(BigDecimal.valueOf(value.number()));
        }
        return new Literal.Text(value.literal() == null ? value.text() : value.literal());
    }

    MetricQuery query(Map<String, String> paths) {
        bindings.clear();
        var refs = groups.stream()
                .map(g -> ElementRef.parse(paths.getOrDefault(g, g)))
                .toList();
        var all = new ArrayList<>(filters);
        for (Object[] f : pending) {
            all.add(filter((Column) f[0], (Condition.Compare) f[1], (Boolean) f[2], paths));
        }
        TimeRange range = start == null && end == null ? null : new TimeRange(start, end);
        var order = orders.stream()
                .map(o -> new OrderBy(paths.getOrDefault(o.column(), o.column()), o.descending()))
                .toList();
        var per = new ArrayList<ElementRef>();
        if (ask.limit() != null
                && !ask.groups().isEmpty()
                && ask.shown().stream().anyMatch(s -> s.kind() != Shown.Kind.TERM)) {
            var outer = new LinkedHashSet<String>();
            ask.groups().forEach(g -> group(g, outer));
            outer.forEach(g -> per.add(ElementRef.parse(paths.getOrDefault(g, g))));
        }
        Limit limit = ask.limit() == null ? null : new Limit(ask.limit(), per);
        List<String> shares = ask.share() == null ? List.of() : List.copyOf(metrics);
        Comparison comparison = ask.comparedTo() == null ? null : new Comparison(window(ask.comparedTo()));
        return new MetricQuery(List.copyOf(metrics), refs, all, range, ask.grain(), order, limit, shares, comparison);
    }

    private static Window window(String unit) {
        return new Window(
                1,
                ai.datamind.semantic.model.TimeGranularity.of(unit)
                        .orElseThrow()
                        .word());
    }

    /** The reference of the query that the candidates are paths of. */
    String openReference(MetricQuery query, List<String> candidates, Map<String, String> paths) {
        var all = new LinkedHashSet<String>(groups);
        pending.forEach(f -> all.add(reference((Column) f[0])));
        for (String ref : all) {
            String name = ref.substring(ref.lastIndexOf("__") < 0 ? 0 : ref.lastIndexOf("__") + 2);
            if (!paths.containsKey(ref)
                    && candidates.stream().anyMatch(c -> c.endsWith("__" + name) || c.equals(name))) {
                return ref;
            }
        }
        return null;
    }

    void refused(String message) {
        failures.add(message);
    }

    boolean used(Chunk c) {
        return ask.explained().contains(c);
    }

    List<String> failures() {
        return failures;
    }

    List<String> notes() {
        return notes;
    }

    double weakest() {
        return weakest;
    }

    List<Reading.ValueBinding> bindings() {
        return bindings.stream().distinct().toList();
    }

    String text(MetricQuery q) {
        var text = new StringBuilder(String.join(" and ", q.metrics()).replace('_', ' '));
        if (!q.groupBys().isEmpty() || q.grain() != null) {
            var by = new ArrayList<>(
                    q.groupBys().stream().map(g -> words(g.toString())).toList());
            if (q.grain() != null) {
                by.add(q.grain());
            }
            text.append(" by ").append(String.join(" and ", by));
        }
        if (!q.filters().isEmpty()) {
            text.append(" where ")
                    .append(String.join(
                            " and ",
                            q.filters().stream().map(MetricRequest::words).toList()));
        }
        if (q.timeRange() != null) {
            text.append(start == null ? "" : " from " + start.toLocalDate())
                    .append(end == null ? "" : " until " + end.toLocalDate().minusDays(1));
        }
        if (!q.shares().isEmpty()) {
            text.append(", with its share of the total");
        }
        if (q.comparison() != null) {
            text.append(", compared with ").append(q.comparison().offset()).append(" before");
        }
        if (!q.orderBy().isEmpty()) {
            text.append(", ordered by ")
                    .append(words(q.orderBy().get(0).column()))
                    .append(q.orderBy().get(0).descending() ? " from high to low" : " from low to high");
        }
        if (q.limit() != null) {
            text.append(", the first ").append(q.limit().rows());
            if (!q.limit().per().isEmpty()) {
                text.append(" per ").append(words(q.limit().per().get(0).toString()));
            }
        }
        return text.toString();
    }

    private static String words(String reference) {
        return reference.replace("__", " ").replace('_', ' ');
    }

    private static String words(Filter f) {
        return switch (f) {
            case Filter.Compare c ->
                words(c.element().toString()) + " " + c.comparison().symbol() + " " + value(c.value());
            case Filter.In i ->
                words(i.element().toString())
                        + (i.negated() ? " is none of " : " is one of ")
                        + String.join(
                                ", ",
                                i.values().stream().map(MetricRequest::value).toList());
            case Filter.Between b ->
                words(b.element().toString()) + " between " + value(b.low()) + " and " + value(b.high());
            case Filter.Like l ->
                words(l.element().toString()) + (l.negated() ? " is not like " : " is like ") + l.pattern();
            case Filter.IsNull n -> words(n.element().toString()) + (n.negated() ? " is known" : " is missing");
            case Filter.And a ->
                String.join(
                        " and ", a.parts().stream().map(MetricRequest::words).toList());
            case Filter.Or o ->
                String.join(" or ", o.parts().stream().map(MetricRequest::words).toList());
            case Filter.Not n -> "not " + words(n.part());
            case Filter.Named n -> words(n.name());
            case Filter.OnMetric m -> words(m.metric()) + " " + m.comparison().symbol() + " " + value(m.value());
            case Filter.Template t -> t.sql();
        };
    }

    private static String value(Literal l) {
        return switch (l) {
            case Literal.Text t -> "'" + t.value() + "'";
            case Literal.Number n -> n.value().stripTrailingZeros().toPlainString();
            case Literal.Bool b -> String.valueOf(b.value());
            case Literal.Date d -> d.value().toString();
            case Literal.Timestamp t -> t.value().toString();
        };
    }

    Map<String, Object> intent(MetricQuery q) {
        var intent = new LinkedHashMap<String, Object>();
        intent.put("kind", "metric");
        intent.put("metrics", q.metrics());
        intent.put("group_by", q.groupBys().stream().map(ElementRef::toString).toList());
        intent.put("filters", q.filters().stream().map(MetricRequest::words).toList());
        intent.put("time_range", q.timeRange() == null ? null : time(q));
        intent.put("grain", q.grain());
        intent.put(
                "order_by",
                q.orderBy().stream()
                        .map(o -> o.column() + (o.descending() ? " desc" : " asc"))
                        .toList());
        intent.put("limit", q.limit() == null ? null : q.limit().rows());
        return intent;
    }

    private static Map<String, Object> time(MetricQuery q) {
        var range = new LinkedHashMap<String, Object>();
        range.put(
                "start",
                q.timeRange().start() == null ? null : q.timeRange().start().toString());
        range.put(
                "end", q.timeRange().end() == null ? null : q.timeRange().end().toString());
        return range;
    }
}
