package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.filter.FilterSql;
import ai.datamind.semantic.compile.formula.Aggregate;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.formula.Offset;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.TimeBounds;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans the block of measurements that see the same rows. */
public final class BlockPlan {

    private final Planning planning;
    private final Measurement.Rows rows;
    private final List<Measurement> measurements;
    private final List<ElementRef> refs;
    private final TimeRange range;

    public BlockPlan(Planning planning, List<Measurement> measurements, List<ElementRef> refs, TimeRange range) {
        this.rows = measurements.get(0).rows();
        this.planning = indifferent(measurements) ? planning.indifferentToRepeats() : planning;
        this.measurements = measurements;
        this.refs = refs;
        this.range = range;
    }

    /** Extremes and distinct counts are the same however often a row is repeated. */
    private static boolean indifferent(List<Measurement> measurements) {
        return measurements.stream()
                .allMatch(m -> m.rows().conversion() == null
                        && switch (m.owned().measure().aggregation()) {
                            case MIN, MAX, COUNT_DISTINCT -> true;
                            case SUM, SUM_BOOLEAN, COUNT, AVERAGE, MEDIAN, PERCENTILE -> false;
                        });
    }

    public Block plan() {
        if (rows.conversion() != null) {
            return new ConversionPlan(planning, measurements, refs, range).plan();
        }
        Scope scope = Scope.of(planning, rows);
        List<ElementRef> timeRefs = refs.stream().filter(scope::onTime).toList();
        boolean startsOnly = rows.offsets().stream().anyMatch(o -> o instanceof Offset.StartOf);
        if (rows.accumulation() != null && !timeRefs.isEmpty() && !startsOnly) {
            var running = new RunningPlan(planning, rows, measurements, refs, range).plan();
            if (running.isPresent()) {
                var found = running.get();
                return gapless(
                        new PeriodPlan(found.points(), rows.accumulation(), refs).plan(found.block()), scope, timeRefs);
            }
        }
        new TimePlacement(scope, measurements, timeRefs).place();
        List<Sql> keys = refs.stream().map(scope::value).toList();
        List<String> paths = refs.stream().map(scope::path).toList();
        rows.filters().forEach(f -> scope.body().where(new FilterSql(scope).of(f)));
        bound(scope, timeRefs);
        account(scope, keys);
        Block block;
        if (rows.nonAdditive() != null && rows.accumulation() == null) {
            block = new SemiAdditivePlan(scope, rows, measurements, refs).plan(keys, paths);
        } else {
            block = new Block(scope.body(), keys, aggregates(scope), true, paths);
        }
        if (rows.accumulation() != null && !timeRefs.isEmpty()) {
            block = new PeriodPlan(scope, rows.accumulation(), refs).plan(block);
        }
        return gapless(block, scope, timeRefs);
    }

    private Block gapless(Block block, Scope scope, List<ElementRef> timeRefs) {
        return rows.everyPointOfTime() && !timeRefs.isEmpty()
                ? new GaplessPlan(planning, rows, refs, range).plan(block, scope)
                : block;
    }

    private Map<Measurement, Sql> aggregates(Scope scope) {
        var values = new LinkedHashMap<Measurement, Sql>();
        measurements.forEach(m -> values.put(
                m,
                Aggregate.of(m.owned().measure(), scope.own(m.owned().measure().expression()))));
        return values;
    }

    private void bound(Scope scope, List<ElementRef> timeRefs) {
        if (range != null) {
            boolean untilOnly = rows.accumulation() != null && timeRefs.isEmpty();
            TimeRange bounds = untilOnly ? (range.end() == null ? null : new TimeRange(null, range.end())) : range;
            if (bounds != null) {
                TimeBounds.of(scope.time(), scope.typeOf(ElementRef.metricTime(null)), bounds)
                        .forEach(scope.body()::where);
            }
        }
    }

    private void account(Scope scope, List<Sql> keys) {
        for (int i = 0; i < keys.size(); i++) {
            planning.account().comesFrom(refs.get(i).toString(), scope.sources(keys.get(i)));
        }
        for (var measurement : measurements) {
            Sql expression = scope.own(measurement.owned().measure().expression());
            planning.account().comesFrom("measure " + measurement.measure(), scope.sources(expression));
        }
    }
}
