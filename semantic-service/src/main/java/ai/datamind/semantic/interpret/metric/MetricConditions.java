package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was said of the rows of a metric: filters, the period, and metrics compared with numbers. */
final class MetricConditions {

    private final Vocabulary v;
    private final Ask ask;
    private final MetricNames names;
    private final MetricColumns columns;
    private final List<String> failures;
    private final Set<String> metrics;
    private final List<Filter> filters = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private LocalDateTime start;
    private LocalDateTime end;

    /** A comparison whose column is known and its way there not yet. */
    private record Pending(Column column, Condition.Compare compare, boolean negated) {}

    MetricConditions(Ask ask, MetricNames names, MetricColumns columns, Set<String> metrics) {
        this.v = names.vocabulary();
        this.ask = ask;
        this.names = names;
        this.columns = columns;
        this.metrics = metrics;
        this.failures = names.failures();
    }

    void add(Condition c, boolean negated) {
        switch (c) {
            case Condition.Compare p -> compare(p, negated != p.negated());
            case Condition.Related r -> {
                if (r.op() != null) {
                    failures.add("a count of " + r.other().focus().text() + " cannot restrict a metric here");
                } else if (r.negated()) {
                    failures.add("'" + r.other().focus().text() + "' cannot be excluded here");
                } else {
                    r.other().conditions().forEach(x -> add(x, negated));
                }
            }
            case Condition.Either e -> e.parts().forEach(x -> add(x, negated));
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
        pending.add(new Pending(column, p, negated));
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
        String metric = names.metricOf(p.left());
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

    void named(String filter) {
        filters.add(new Filter.Named(filter));
    }

    /** All of them, each column reached by its path. */
    List<Filter> filters(Map<String, String> paths) {
        var all = new ArrayList<>(filters);
        pending.forEach(f -> all.add(columns.filter(f.column(), f.compare(), f.negated(), paths)));
        return all;
    }

    TimeRange range() {
        return start == null && end == null ? null : new TimeRange(start, end);
    }

    /** The columns that are compared, as they are referred to. */
    List<String> references() {
        return pending.stream().map(f -> columns.reference(f.column())).toList();
    }
}
