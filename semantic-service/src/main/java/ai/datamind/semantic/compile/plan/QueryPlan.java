package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.CompileRefusal;
import ai.datamind.semantic.compile.CompileRefusal.Reason;
import ai.datamind.semantic.compile.Limit;
import ai.datamind.semantic.compile.MetricQuery;
import ai.datamind.semantic.compile.OrderBy;
import ai.datamind.semantic.compile.TimeRange;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.TimeDimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The whole query: blocks, their combination, then what is said about the result's rows. */
public final class QueryPlan {

    private static final String RESULT = "result";

    private final MetricQuery query;
    private final Planning planning;
    private final List<Output> outputs;
    private final List<ElementRef> refs;
    private final List<Filter> rowFilters;
    private final List<Filter.OnMetric> resultFilters;

    /** @param depth how many metric filters this query is nested in */
    public QueryPlan(Ground ground, MetricQuery query, Account account, int depth) {
        this.query = query;
        this.rowFilters = query.filters().stream().filter(f -> !onResult(f)).toList();
        this.resultFilters = query.filters().stream()
                .filter(QueryPlan::onResult)
                .map(f -> (Filter.OnMetric) f)
                .toList();
        var expansion = new Expansion(ground.manifest());
        this.outputs = Output.of(query, expansion, rowFilters);
        var grains = new Grains(ground.manifest(), ground.graph(), expansion);
        var defaultGrain = grains.defaultGrain(query.metrics(), outputs);
        this.planning = new Planning(ground, account, defaultGrain, depth, false);
        this.refs = refs();
        if (refs.isEmpty() && outputs.isEmpty()) {
            throw new CompileRefusal(Reason.EMPTY_QUERY, "a query needs a metric or a group-by");
        }
    }

    private static boolean onResult(Filter filter) {
        return filter instanceof Filter.OnMetric metric && metric.groupBy().isEmpty();
    }

    /** A grain belongs to the times that are asked for without one, or else asks for the time itself. */
    private List<ElementRef> refs() {
        if (query.grain() == null) {
            return query.groupBys().stream().distinct().toList();
        }
        boolean timed = query.groupBys().stream().anyMatch(this::ungrainedTime);
        Stream<ElementRef> asked = query.groupBys().stream().map(r -> ungrainedTime(r) ? r.atCustom(query.grain()) : r);
        Stream<ElementRef> added =
                timed ? Stream.of() : Stream.of(new ElementRef(List.of(), ElementRef.METRIC_TIME, query.grain(), null));
        return Stream.concat(asked, added).distinct().toList();
    }

    private boolean ungrainedTime(ElementRef ref) {
        boolean custom = planning.spines().custom(ref.name()).isPresent();
        boolean time = ref.isMetricTime()
                || planning.manifest().models().stream()
                        .anyMatch(m -> m.dimension(ref.name())
                                .filter(TimeDimension.class::isInstance)
                                .isPresent());
        return time && !custom && ref.grain() == null && ref.part() == null;
    }

    public List<ElementRef> groupBys() {
        return refs;
    }

    public Select select() {
        Result result = outputs.isEmpty()
                ? new DistinctPlan(planning, refs, rowFilters, range()).plan()
                : new Combination(blocks(), refs).result();
        for (int i = 0; i < refs.size(); i++) {
            result.body().item(result.keys().get(i), refs.get(i).toString());
        }
        outputs.forEach(o -> result.body().item(o.value(result), o.name()));
        var expansion = new Expansion(planning.manifest());
        for (var filter : resultFilters) {
            Formula formula = outputs.stream()
                    .filter(o -> o.name().equals(filter.metric()))
                    .map(Output::formula)
                    .findFirst()
                    .orElseGet(() -> expansion.of(filter.metric(), rowFilters, List.of()));
            result.having(Sql.infix(filter.comparison().symbol(), result.of(formula), new Sql.Value(filter.value())));
        }
        boolean wrapped = !query.shares().isEmpty()
                || (query.limit() != null && !query.limit().per().isEmpty());
        return wrapped
                ? wrap(result.body().build())
                : order(result.body(), limit(query.limit())).build();
    }

    private List<Block> blocks() {
        var byRows = new LinkedHashMap<Measurement.Rows, List<Measurement>>();
        var expansion = new Expansion(planning.manifest());
        Stream<Formula> filtered = resultFilters.stream().map(f -> expansion.of(f.metric(), rowFilters, List.of()));
        Stream.concat(outputs.stream().map(Output::formula), filtered)
                .flatMap(f -> f.measurements().stream())
                .distinct()
                .forEach(m ->
                        byRows.computeIfAbsent(m.rows(), k -> new ArrayList<>()).add(m));
        return byRows.values().stream()
                .map(same -> new BlockPlan(planning, same, refs, range()).plan())
                .toList();
    }

    private TimeRange range() {
        TimeRange range = query.timeRange();
        return range == null || !range.wholePeriods()
                ? range
                : TimeBounds.whole(
                        range,
                        Grains.coarsest(refs.stream().map(planning::normal).toList(), planning));
    }

    private static Integer limit(Limit limit) {
        return limit == null ? null : limit.rows();
    }

    /** The rows of a query inside another have no order. */
    private Select.Builder order(Select.Builder body, Integer limit) {
        if (planning.depth() > 0) {
            return body.limit(limit);
        }
        ordering().forEach(o -> body.order(column(o.column()), o.descending()));
        return body.limit(limit);
    }

    /**
     * As asked, else times in their order, else the largest value first. Ties are broken by the group-bys, so that equal
     * queries over equal data give equal rows.
     */
    private List<OrderBy> ordering() {
        var order = new ArrayList<>(query.orderBy());
        if (order.isEmpty()) {
            refs.stream()
                    .filter(r -> r.isMetricTime() || r.grain() != null)
                    .forEach(r -> order.add(new OrderBy(r.toString(), false)));
        }
        if (order.isEmpty() && !refs.isEmpty() && !outputs.isEmpty()) {
            order.add(new OrderBy(outputs.get(0).name(), true));
        }
        refs.stream()
                .filter(r -> order.stream().noneMatch(o -> matches(r, o.column())))
                .toList()
                .forEach(r -> order.add(new OrderBy(r.toString(), false)));
        return order;
    }

    private Sql column(String wanted) {
        return Stream.concat(
                        refs.stream().filter(r -> matches(r, wanted)).map(ElementRef::toString),
                        outputNames().filter(wanted::equals))
                .findFirst()
                .map(name -> (Sql) new Sql.Column(null, name))
                .orElseThrow(() -> new CompileRefusal(
                        Reason.INVALID_ORDER,
                        "'" + wanted + "' is no metric and no group-by of the query",
                        Stream.concat(refs.stream().map(ElementRef::toString), outputNames())
                                .toList()));
    }

    private Stream<String> outputNames() {
        return Stream.concat(
                outputs.stream().map(Output::name), query.shares().stream().map(s -> s + Output.SHARE));
    }

    private boolean matches(ElementRef ref, String wanted) {
        return ref.toString().equals(wanted)
                || ref.element().equals(wanted)
                || planning.normal(ref).toString().equals(wanted);
    }

    /** Shares and limits per group speak of whole rows of the result, so the result becomes a table first. */
    private Select wrap(Select inner) {
        var outer = Select.from(new Source.Derived(inner, RESULT));
        inner.items().forEach(i -> outer.item(new Sql.Column(RESULT, i.alias()), i.alias()));
        for (var metric : query.shares()) {
            Output.requireAdditive(metric, outputs);
            Sql value = new Sql.Column(RESULT, metric);
            Sql total = new Sql.Over(Sql.call("SUM", value), List.of(), List.of());
            outer.item(
                    Sql.infix("/", new Sql.Cast(value, "double precision"), Sql.call("NULLIF", total, Sql.number(0))),
                    metric + Output.SHARE);
        }
        if (query.limit() == null || query.limit().per().isEmpty()) {
            return order(outer, limit(query.limit())).build();
        }
        return firstOfEach(outer);
    }

    private Select firstOfEach(Select.Builder outer) {
        List<Sql> per =
                query.limit().per().stream().map(r -> column(r.toString())).toList();
        List<Select.Order> order = ordering().stream()
                .map(o -> new Select.Order(column(o.column()), o.descending()))
                .toList();
        outer.item(new Sql.Over(Sql.call("ROW_NUMBER"), per, order), "position_in_group");
        Select ranked = outer.build();
        var last = Select.from(new Source.Derived(ranked, "ranked"));
        ranked.items().stream()
                .filter(i -> !i.alias().equals("position_in_group"))
                .forEach(i -> last.item(new Sql.Column("ranked", i.alias()), i.alias()));
        last.where(Sql.infix(
                "<=",
                new Sql.Column("ranked", "position_in_group"),
                Sql.number(query.limit().rows())));
        per.forEach(p -> last.order(p, false));
        return order(last, null).build();
    }
}
