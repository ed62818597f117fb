package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.compile.query.Comparison;
import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what was asked into a query of metrics; a word that finds no place is a failure that lowers the confidence. */
final class MetricRequest {

    /** So well a word must name a thing that is to be part of the answer. */
    private static final double NAMED = 0.9;

    private static final double NEAR = 0.05;

    private final Vocabulary v;
    private final Ask ask;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<OrderBy> orders = new ArrayList<>();
    private final List<Reading.ValueBinding> bindings = new ArrayList<>();
    private final MetricNames names;
    private final List<String> failures;
    private final MetricColumns columns;
    private final MetricConditions conditions;

    MetricRequest(Vocabulary v, SemanticManifest manifest, Ask ask) {
        this.v = v;
        this.ask = ask;
        this.names = new MetricNames(v);
        this.failures = names.failures();
        this.columns = new MetricColumns(v, manifest, bindings);
        this.conditions = new MetricConditions(ask, names, columns, metrics);
    }

    MetricNames names() {
        return names;
    }

    boolean build() {
        for (Shown s : ask.shown()) {
            shown(s);
        }
        ask.groups().forEach(g -> group(g, groups));
        for (Ask.Order o : ask.orders()) {
            order(o);
        }
        ask.conditions().forEach(c -> conditions.add(c, false));
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

    private void shown(Shown s) {
        switch (s.kind()) {
            case TERM -> {
                String metric = names.metricOf(s);
                if (metric == null && names.kind(s).equals("dimension")) {
                    groups.add(names.term(s));
                } else if (metric == null && names.kind(s).equals("filter")) {
                    conditions.named(names.term(s));
                } else if (metric == null) {
                    failures.add("'" + s.what().text() + "' is a condition, not a number");
                } else {
                    metrics.add(metric);
                    if (s.function() != null && !List.of("sum", "count").contains(s.function())) {
                        names.note(
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

    private void group(Shown s, Set<String> into) {
        if (s.kind() == Shown.Kind.ENTITY && !s.what().tables().isEmpty()) {
            Match m = s.what().tables().get(0);
            names.table(s, m);
            into.add(columns.entity(m.id()));
        } else if (s.kind() == Shown.Kind.COLUMN && !s.what().columns().isEmpty()) {
            Match m = column(s);
            names.named(s, m, v.column(m.id()).label());
            into.add(columns.reference(v.column(m.id())));
        } else if (s.kind() == Shown.Kind.TERM && names.kind(s).equals("dimension")) {
            into.add(names.term(s));
        } else {
            failures.add("nothing to group by for '"
                    + (s.what() == null ? "" : s.what().text()) + "'");
        }
    }

    /** "the names of the customers": of equally good columns the one of the thing it was said of, else of the things asked for. */
    private Match column(Shown s) {
        List<Match> columns = s.what().columns();
        Chunk of = s.owner() != null ? s.owner() : ask.focus();
        if (of == null || of.tableScore() < NAMED) {
            return columns.get(0);
        }
        int table = of.tables().get(0).id();
        return columns.stream()
                .filter(m -> m.score() >= columns.get(0).score() - NEAR
                        && v.column(m.id()).table() == table)
                .findFirst()
                .orElse(columns.get(0));
    }

    private void order(Ask.Order o) {
        Shown by = o.by();
        if (by.kind() == Shown.Kind.TERM) {
            String metric = names.metricOf(by);
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

    MetricQuery query(Map<String, String> paths) {
        bindings.clear();
        var refs = groups.stream()
                .map(g -> ElementRef.parse(paths.getOrDefault(g, g)))
                .toList();
        List<Filter> all = conditions.filters(paths);
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
        return new MetricQuery(
                List.copyOf(metrics), refs, all, conditions.range(), ask.grain(), order, limit, shares, comparison);
    }

    private static Window window(String unit) {
        return new Window(1, TimeGranularity.of(unit).orElseThrow().word());
    }

    /** The reference of the query that the candidates are paths of. */
    String openReference(MetricQuery query, List<String> candidates, Map<String, String> paths) {
        var all = new LinkedHashSet<String>(groups);
        all.addAll(conditions.references());
        for (String ref : all) {
            String name = ref.substring(ref.lastIndexOf("__") < 0 ? 0 : ref.lastIndexOf("__") + 2);
            if (!paths.containsKey(ref)
                    && candidates.stream().anyMatch(c -> c.endsWith("__" + name) || c.equals(name))) {
                return ref;
            }
        }
        return null;
    }

    /** What was said must be part of the answer: every thing named is among what is read, every function has its figure. */
    void aside(SemanticManifest manifest, List<String> tables, Cover cover) {
        cover.chunks().stream()
                .filter(c -> c.operator() == null && c.tableScore() >= NAMED && c.tableScore() >= c.termScore())
                .filter(c -> c.equals(ask.focus()) || c.valueScore() < c.tableScore())
                .filter(c -> !read(c, manifest, tables))
                .forEach(c -> failures.add("'" + c.text() + "' has no part in the answer"));
        cover.chunks().stream()
                .filter(c -> c.is(Category.AGGREGATE)
                        && Math.max(c.columnScore(), c.termScore()) < NAMED
                        && !c.is(Category.AGGREGATE, "sum"))
                .filter(c -> ask.shown().stream()
                        .noneMatch(s -> c.operator().feature().equals(s.function())))
                .forEach(c -> failures.add("'" + c.text() + "' was not used"));
    }

    private boolean read(Chunk c, SemanticManifest manifest, List<String> tables) {
        double near = c.tableScore() - NEAR;
        return Stream.concat(
                        c.tables().stream().filter(m -> m.score() >= near).map(Match::id),
                        c.columns().stream()
                                .filter(m -> m.score() >= near && !c.equals(ask.focus()))
                                .map(m -> v.column(m.id()).table()))
                .map(t -> manifest.model(v.table(t).model())
                        .orElseThrow()
                        .relation()
                        .toString())
                .anyMatch(tables::contains);
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

    List<Reading.ValueBinding> bindings() {
        return bindings.stream().distinct().toList();
    }
}
