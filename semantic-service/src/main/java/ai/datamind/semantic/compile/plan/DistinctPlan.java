package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.filter.FilterRefs;
import ai.datamind.semantic.compile.filter.FilterSql;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Spines;
import ai.datamind.semantic.compile.time.Time;
import ai.datamind.semantic.compile.time.TimeBounds;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A query without metrics: the distinct values of its group-bys, those without a partner in the join included. */
record DistinctPlan(Planning planning, List<ElementRef> refs, List<Filter> filters, TimeRange range) {

    Result plan() {
        List<ElementRef> own = refs.stream().filter(r -> !r.isMetricTime()).toList();
        boolean timed = own.size() < refs.size() || range != null;
        if (own.isEmpty()) {
            return points();
        }
        Scope scope = start(own);
        if (timed) {
            var point = new Sql.Column("time_spine", Spines.POINT);
            scope.join(Select.Kind.CROSS, spine(), null);
            scope.countBy(new Time(point, grain(), false, true));
        }
        List<Sql> keys = refs.stream().map(scope::value).toList();
        filters.forEach(f -> scope.body().where(new FilterSql(scope).of(f)));
        if (range != null) {
            TimeBounds.of(scope.time(), DataType.TIMESTAMP, range).forEach(scope.body()::where);
        }
        for (int i = 0; i < refs.size(); i++) {
            planning.account().comesFrom(refs.get(i).toString(), scope.sources(keys.get(i)));
        }
        scope.body().distinct();
        return new Result(scope.body(), keys, Map.of(), false);
    }

    private TimeGranularity grain() {
        return refs.stream()
                .filter(ElementRef::isMetricTime)
                .flatMap(r -> TimeGranularity.of(planning.normal(r).grain()).stream())
                .min(Comparator.naturalOrder())
                .filter(g -> g.finerThan(TimeGranularity.DAY))
                .orElse(TimeGranularity.DAY);
    }

    private Source spine() {
        return planning.spines().points(grain(), Optional.empty(), "time_spine");
    }

    private Result points() {
        var time = new Time(new Sql.Column("time_spine", Spines.POINT), grain(), false, true);
        var body = Select.from(spine()).distinct();
        List<Sql> keys = refs.stream()
                .map(planning::normal)
                .map(r -> r.part() != null
                        ? time.part(r.part())
                        : time.at(planning.spines().granularity(r.grain())))
                .toList();
        if (range != null) {
            TimeBounds.of(time, DataType.TIMESTAMP, range).forEach(body::where);
        }
        if (!filters.isEmpty()) {
            throw new CompileRefusal(Reason.UNSUPPORTED, "points of time alone cannot be filtered; give a time range");
        }
        return new Result(body, keys, Map.of(), false);
    }

    /** The model from which everything is reached with the fewest joins. */
    private Scope start(List<ElementRef> own) {
        SemanticModel best = null;
        int fewest = Integer.MAX_VALUE;
        var equal = new ArrayList<SemanticModel>();
        for (var model : planning.manifest().models()) {
            int cost = cost(model, own);
            if (cost < fewest) {
                best = model;
                fewest = cost;
                equal.clear();
            }
            if (cost == fewest) {
                equal.add(model);
            }
        }
        requireOne(own, equal);
        if (best == null) {
            return refuse(own);
        }
        return new Scope(planning.indifferentToRepeats(), best, null, best.defaultJoins(), Select.Kind.FULL);
    }

    /** Keys alone say nothing of which table's keys are meant, when several hold them as their own. */
    private void requireOne(List<ElementRef> own, List<SemanticModel> equal) {
        boolean keysOnly = own.stream()
                .allMatch(r -> planning.manifest().models().stream()
                        .noneMatch(m -> m.dimension(planning.normal(r).name()).isPresent()));
        if (keysOnly && !filters.isEmpty() && equal.size() > 1) {
            throw new CompileRefusal(
                    Reason.AMBIGUOUS_PATH,
                    "several models hold " + own
                            + " as their key; ask with a metric or a dimension of the one that is meant",
                    equal.stream().map(SemanticModel::name).toList());
        }
    }

    /** The number of joins; among equals, fewer foreign keys are better. */
    private int cost(SemanticModel model, List<ElementRef> own) {
        var steps = new HashSet<List<?>>();
        int strangers = 0;
        var wanted = new ArrayList<>(own);
        filters.forEach(f -> FilterRefs.of(f, planning.manifest()).forEach(wanted::add));
        for (var ref : wanted) {
            var found = planning.graph().only(model, planning.normal(ref), model.defaultJoins());
            if (found.isEmpty()) {
                return Integer.MAX_VALUE;
            }
            var path = found.get().path().joins();
            // A key is listed where it is the key of the rows, not where others refer to it.
            boolean foreign = found.get() instanceof Element.OfEntity entity
                    && entity.entity().type() == EntityType.FOREIGN;
            strangers += foreign ? 1 : 0;
            for (int i = 1; i <= path.size(); i++) {
                steps.add(path.subList(0, i));
            }
        }
        return steps.size() * 100 + strangers;
    }

    private Scope refuse(List<ElementRef> own) {
        boolean unknown = own.stream()
                .anyMatch(r -> planning.manifest().models().stream()
                        .noneMatch(m -> m.dimension(planning.normal(r).name()).isPresent()
                                || m.link(planning.normal(r).name()).isPresent()));
        throw new CompileRefusal(
                unknown ? Reason.UNKNOWN_ELEMENT : Reason.UNREACHABLE,
                "no one model reaches all of " + own + " in a single way");
    }
}
