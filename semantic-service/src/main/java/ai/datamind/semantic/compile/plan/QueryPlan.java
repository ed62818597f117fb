package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.block.Block;
import ai.datamind.semantic.compile.block.BlockPlan;
import ai.datamind.semantic.compile.formula.Expansion;
import ai.datamind.semantic.compile.formula.Formula;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.ground.Account;
import ai.datamind.semantic.compile.ground.Ground;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.TimeBounds;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.filter.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The whole query: blocks, their combination, then how the result's rows are presented. */
public final class QueryPlan {

    private final MetricQuery query;
    private final Expansion expansion;
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
        this.expansion = new Expansion(ground.manifest());
        this.outputs = Output.of(query, expansion, rowFilters);
        var grains = new Grains(ground.manifest(), ground.graph(), expansion);
        var defaultGrain = grains.defaultGrain(query.metrics(), outputs);
        this.planning = new Planning(
                ground,
                account,
                defaultGrain,
                depth,
                false,
                (inner, deeper) -> new QueryPlan(ground, inner, account, deeper).select());
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
        for (var filter : resultFilters) {
            Formula formula = outputs.stream()
                    .filter(o -> o.name().equals(filter.metric()))
                    .map(Output::formula)
                    .findFirst()
                    .orElseGet(() -> expansion.of(filter.metric(), rowFilters, List.of()));
            result.having(Sql.infix(filter.comparison().symbol(), result.of(formula), new Sql.Value(filter.value())));
        }
        return new Presentation(query, planning, refs, outputs).of(result.body());
    }

    private List<Block> blocks() {
        var byRows = new LinkedHashMap<Measurement.Rows, List<Measurement>>();
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
}
