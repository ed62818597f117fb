package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.compile.Comparison;
import ai.datamind.semantic.compile.Limit;
import ai.datamind.semantic.compile.MetricQuery;
import ai.datamind.semantic.compile.OrderBy;
import ai.datamind.semantic.compile.TimeRange;
import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.Literal;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.Window;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what was asked into a query of metrics; a word that finds no place is a failure that lowers the confidence. */
final class MetricRequest {

    /** Names nearer to each other than this are equally good. */
    private static final double SAME = 0.03;

    /** A metric that is called exactly so. */
    private static final double WHOLE = 1;

    private final Vocabulary v;
    private final Ask ask;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<Object[]> pending = new ArrayList<>();
    private final List<OrderBy> orders = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Reading.ValueBinding> bindings = new ArrayList<>();
    private final MetricColumns columns;
    private LocalDateTime start;
    private LocalDateTime end;
    private final Set<String> readings = new LinkedHashSet<>();
    private double weakest = 1;
    private double weakestMetric = 1;

    MetricRequest(Vocabulary v, SemanticManifest manifest, Ask ask) {
        this.v = v;
        this.ask = ask;
        this.columns = new MetricColumns(v, manifest, bindings);
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
        named(s, m, term.name());
        weakestMetric = Math.min(weakestMetric, m.score());
        s.what().terms().stream()
                .skip(1)
                .filter(other -> other.score() > m.score() - SAME && other.score() < WHOLE)
                .map(other -> v.terms().get(other.id()).name())
                .filter(name -> !name.equals(term.name()))
                .findFirst()
                .ifPresent(name -> notes.add("'" + s.what().text() + "' may also mean " + name));
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
            case EVERYTHING, ASKED, ROWS, FORMULA ->
                failures.add("only metrics and what they are grouped by can be shown");
        }
    }

    private void named(Shown s, Match m, String name) {
        weakest = Math.min(weakest, m.score());
        if (m.score() < Match.RESEMBLES) {
            readings.add("'" + s.what().text() + "' was read as " + name);
        }
    }

    private void group(Shown s, Set<String> into) {
        if (s.kind() == Shown.Kind.ENTITY && !s.what().tables().isEmpty()) {
            Match m = s.what().tables().get(0);
            named(s, m, v.table(m.id()).label());
            into.add(columns.entity(m.id()));
        } else if (s.kind() == Shown.Kind.COLUMN && !s.what().columns().isEmpty()) {
            Match m = s.what().columns().get(0);
            named(s, m, v.column(m.id()).label());
            into.add(columns.reference(v.column(m.id())));
        } else if (s.kind() == Shown.Kind.TERM && kind(s).equals("dimension")) {
            into.add(v.terms().get(s.what().terms().get(0).id()).name());
        } else {
            failures.add("nothing to group by for '"
                    + (s.what() == null ? "" : s.what().text()) + "'");
        }
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
                } else if (r.negated()) {
                    failures.add("'" + r.other().focus().text() + "' cannot be excluded here");
                } else {
                    r.other().conditions().forEach(x -> condition(x, negated));
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
        boolean period = p.values().stream().allMatch(x -> x.period() != null);
        boolean metric = p.left() != null && p.left().kind() == Shown.Kind.TERM;
        if (metric && !(period && p.op().equals("eq"))) {
            term(p, negated);
            return;
        }
        if (period && (p.left() == null || !named(p.left()))) {
            range(p);
            return;
        }
        Column column = columns.column(p);
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
        Filter.Comparison comparison = MetricColumns.comparison(p.op(), negated);
        var number = new Literal.Number(BigDecimal.valueOf(value.number()));
        Match counted = counted();
        if (counted == null) {
            metrics.add(metric);
            filters.add(new Filter.OnMetric(metric, List.of(), comparison, number));
        } else {
            filters.add(new Filter.OnMetric(
                    metric, List.of(ElementRef.parse(columns.key(counted.id()))), comparison, number));
        }
    }

    /** "how many customers have revenue over …": the things counted, each of which has the metric; null for anything else. */
    private Match counted() {
        boolean one = ask.shown().size() == 1
                && ask.groups().isEmpty()
                && ask.grain() == null
                && "count".equals(ask.shown().get(0).function());
        Chunk what = one ? ask.shown().get(0).what() : null;
        return what == null || what.tableScore() < 0.9 ? null : what.tables().get(0);
    }

    MetricQuery query(Map<String, String> paths) {
        bindings.clear();
        var refs = groups.stream()
                .map(g -> ElementRef.parse(paths.getOrDefault(g, g)))
                .toList();
        var all = new ArrayList<>(filters);
        for (Object[] f : pending) {
            all.add(columns.filter((Column) f[0], (Condition.Compare) f[1], (Boolean) f[2], paths));
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
        pending.forEach(f -> all.add(columns.reference((Column) f[0])));
        for (String ref : all) {
            String name = ref.substring(ref.lastIndexOf("__") < 0 ? 0 : ref.lastIndexOf("__") + 2);
            if (!paths.containsKey(ref)
                    && candidates.stream().anyMatch(c -> c.endsWith("__" + name) || c.equals(name))) {
                return ref;
            }
        }
        return null;
    }

    /** Every thing that was asked for must be among what is read; otherwise the answer is about something else. */
    void aside(SemanticManifest manifest, List<String> tables) {
        if (ask.focus() == null || ask.focus().tableScore() < 0.9) {
            return;
        }
        boolean read = ask.focus().tables().stream()
                .filter(m -> m.score() >= ask.focus().tableScore() - 0.05)
                .map(m -> manifest.model(v.table(m.id()).model())
                        .orElseThrow()
                        .relation()
                        .toString())
                .anyMatch(tables::contains);
        if (!read) {
            failures.add("'" + ask.focus().text() + "' has no part in the answer");
        }
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

    /** Words that only come near to what they were taken for. */
    Set<String> readings() {
        return readings;
    }

    /** How well the poorest word for a metric names it. */
    double weakestMetric() {
        return weakestMetric;
    }

    double weakest() {
        return weakest;
    }

    List<Reading.ValueBinding> bindings() {
        return bindings.stream().distinct().toList();
    }
}
