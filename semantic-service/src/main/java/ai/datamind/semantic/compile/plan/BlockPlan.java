package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.CompileRefusal;
import ai.datamind.semantic.compile.CompileRefusal.Reason;
import ai.datamind.semantic.compile.TimeRange;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.TimeGranularity;
import ai.datamind.semantic.model.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the block of measurements that see the same rows. */
final class BlockPlan {

    private final Planning planning;
    private final Measurement.Rows rows;
    private final List<Measurement> measurements;
    private final List<ElementRef> refs;
    private final TimeRange range;

    BlockPlan(Planning planning, List<Measurement> measurements, List<ElementRef> refs, TimeRange range) {
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

    Block plan() {
        if (rows.conversion() != null) {
            return new ConversionPlan(planning, measurements, refs, range).plan();
        }
        Scope scope = new Scope(planning, rows.model(), rows.time(), rows.defaultJoins(), Select.Kind.LEFT);
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
        placeInTime(scope, timeRefs);
        List<Sql> keys = refs.stream().map(scope::value).toList();
        List<String> paths = refs.stream().map(r -> path(scope, r)).toList();
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

    /** Joins the time spine where a value belongs to another point of time than its rows. */
    private void placeInTime(Scope scope, List<ElementRef> timeRefs) {
        for (var offset : rows.offsets()) {
            if (offset instanceof Offset.Shift shift) {
                later(scope, shift.window());
            }
        }
        if (!rows.onSpine()) {
            return;
        }
        if (wholePeriods(scope, timeRefs)) {
            scope.body().where(new Sql.IsNull(scope.time().value(), true));
            rows.offsets().reversed().forEach(o -> later(scope, ((Offset.Back) o).window()));
            return;
        }
        boolean sinceEver = rows.accumulation() != null
                && rows.accumulation().window() == null
                && rows.accumulation().grainToDate() == null
                && rows.offsets().isEmpty();
        if (timeRefs.isEmpty()) {
            if (!sinceEver) {
                throw new CompileRefusal(
                        Reason.NO_TIME,
                        "'" + measurements.get(0).measure()
                                + "' is used with a window or an offset of time and needs metric_time among the"
                                + " group-bys");
            }
            return;
        }
        TimeGranularity grain = scope.time().granularity();
        Time own = scope.time();
        String alias = scope.freshAlias("time_spine");
        Sql point = new Sql.Column(alias, Spines.POINT);
        Sql from = own.at(grain);
        var custom = customOffset();
        if (custom.isPresent()) {
            planning.keys().require(custom.get().spine());
            Sql source = new Sql.Column(alias, CustomOffset.SOURCE_POINT);
            scope.join(Select.Kind.INNER, custom.get().shifted(alias), Sql.infix("=", from, source));
            scope.countBy(new Time(point, grain, false, true));
            return;
        }
        Source spine = planning.spines().points(grain, Optional.of(Extent.of(planning, rows, grain)), alias);
        scope.join(Select.Kind.INNER, spine, Reached.condition(planning.spines(), rows, from, point));
        scope.countBy(new Time(point, grain, false, true));
        if (rows.offsets().stream().anyMatch(o -> o instanceof Offset.StartOf)) {
            startsOnly(scope, timeRefs, grain);
        }
    }

    private static void later(Scope scope, Window window) {
        Time raw = scope.time();
        Sql later = Sql.infix("+", raw.value(), Reached.interval(window));
        Sql value = raw.date() ? new Sql.Cast(later, "date") : later;
        scope.countBy(new Time(value, raw.granularity(), raw.date(), false));
    }

    /** Periods of other lengths are filled point by point, and then the ends of months meet several times or never. */
    private boolean wholePeriods(Scope scope, List<ElementRef> timeRefs) {
        boolean back = rows.offsets().stream().allMatch(o -> o instanceof Offset.Back);
        if (timeRefs.isEmpty() || rows.accumulation() != null || !back) {
            return false;
        }
        List<Window> windows =
                rows.offsets().stream().map(o -> ((Offset.Back) o).window()).toList();
        List<ElementRef> shown = timeRefs.stream().map(planning::normal).toList();
        boolean whole = WholePeriods.of(windows, shown);
        boolean points =
                shown.stream().anyMatch(r -> scope.time().granularity().word().equals(r.grain()));
        if (!whole && !points && windows.stream().anyMatch(w -> WholePeriods.length(w) > 0)) {
            planning.account()
                    .warns("'" + measurements.get(0).measure() + "' " + windows.get(0)
                            + " earlier is looked up point by point: in periods that are no divisor of the window the"
                            + " last days of a month count several times or not at all");
        }
        return whole;
    }

    /** An offset by a granularity of the company's own, where it is the only thing that moves the rows in time. */
    private Optional<CustomOffset> customOffset() {
        boolean alone = rows.offsets().size() == 1 && rows.accumulation() == null;
        return alone && rows.offsets().get(0) instanceof Offset.Back back
                ? planning.spines().custom(back.window().granularity()).map(s -> new CustomOffset(s, back.window()))
                : Optional.empty();
    }

    /** At a coarser grain than the spine's, a value at the start of something is that of the period's first point. */
    private void startsOnly(Scope scope, List<ElementRef> timeRefs, TimeGranularity spineGrain) {
        timeRefs.stream()
                .flatMap(r -> TimeGranularity.of(planning.normal(r).grain()).stream())
                .min(java.util.Comparator.naturalOrder())
                .filter(spineGrain::finerThan)
                .ifPresent(g -> scope.body()
                        .where(Sql.infix("=", scope.time().at(g), scope.time().value())));
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

    /** By which links an element is reached, from the model's own key on; for comparing roles between blocks. */
    static String path(Scope scope, ElementRef ref) {
        if (scope.onTime(ref)) {
            return "";
        }
        Element element = scope.element(scope.planning().normal(ref));
        var links = new ArrayList<String>();
        scope.model().ownLink().ifPresent(links::add);
        links.addAll(element.path().links());
        if (element instanceof Element.OfEntity entity) {
            links.add(entity.entity().link());
        }
        return String.join("__", links);
    }

    static boolean timeOnly(Filter filter, Scope scope) {
        return FilterSql.only(filter, scope::onTime, scope);
    }
}
