package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.formula.Offset;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.CustomOffset;
import ai.datamind.semantic.compile.time.Reached;
import ai.datamind.semantic.compile.time.Spines;
import ai.datamind.semantic.compile.time.Time;
import ai.datamind.semantic.compile.time.WholePeriods;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Joins the time spine where a value belongs to another point of time than its rows.
 *
 * @param measurements of the same rows
 * @param timeRefs the group-bys that mean the time the rows are counted by
 */
record TimePlacement(Scope scope, List<Measurement> measurements, List<ElementRef> timeRefs) {

    private Measurement.Rows rows() {
        return measurements.get(0).rows();
    }

    private Planning planning() {
        return scope.planning();
    }

    void place() {
        for (var offset : rows().offsets()) {
            if (offset instanceof Offset.Shift shift) {
                later(shift.window());
            }
        }
        if (!rows().onSpine()) {
            return;
        }
        if (wholePeriods()) {
            scope.body().where(new Sql.IsNull(scope.time().value(), true));
            rows().offsets().reversed().forEach(o -> later(((Offset.Back) o).window()));
            return;
        }
        if (!timeRefs.isEmpty()) {
            joinSpine();
        } else if (!sinceEver()) {
            throw new CompileRefusal(
                    Reason.NO_TIME,
                    "'" + measurements.get(0).measure()
                            + "' is used with a window or an offset of time and needs metric_time among the group-bys");
        }
    }

    private boolean sinceEver() {
        return rows().accumulation() != null
                && rows().accumulation().window() == null
                && rows().accumulation().grainToDate() == null
                && rows().offsets().isEmpty();
    }

    private void joinSpine() {
        TimeGranularity grain = scope.time().granularity();
        String alias = scope.freshAlias("time_spine");
        Sql point = new Sql.Column(alias, Spines.POINT);
        Sql from = scope.time().at(grain);
        var custom = customOffset();
        if (custom.isPresent()) {
            planning().keys().require(custom.get().spine());
            Sql source = new Sql.Column(alias, CustomOffset.SOURCE_POINT);
            scope.join(Select.Kind.INNER, custom.get().shifted(alias), Sql.infix("=", from, source));
            scope.countBy(new Time(point, grain, false, true));
            return;
        }
        Source spine = Extent.points(planning(), rows(), grain, alias);
        scope.join(Select.Kind.INNER, spine, Reached.condition(planning().spines(), rows(), from, point));
        scope.countBy(new Time(point, grain, false, true));
        if (rows().offsets().stream().anyMatch(o -> o instanceof Offset.StartOf)) {
            startsOnly(grain);
        }
    }

    private void later(Window window) {
        Time raw = scope.time();
        Sql later = Sql.infix("+", raw.value(), Reached.interval(window));
        Sql value = raw.date() ? new Sql.Cast(later, "date") : later;
        scope.countBy(new Time(value, raw.granularity(), raw.date(), false));
    }

    /** Periods of other lengths are filled point by point, and then the ends of months meet several times or never. */
    private boolean wholePeriods() {
        boolean back = rows().offsets().stream().allMatch(o -> o instanceof Offset.Back);
        if (timeRefs.isEmpty() || rows().accumulation() != null || !back) {
            return false;
        }
        List<Window> windows =
                rows().offsets().stream().map(o -> ((Offset.Back) o).window()).toList();
        List<ElementRef> shown = timeRefs.stream().map(planning()::normal).toList();
        boolean whole = WholePeriods.of(windows, shown);
        boolean points =
                shown.stream().anyMatch(r -> scope.time().granularity().word().equals(r.grain()));
        if (!whole && !points && windows.stream().anyMatch(w -> WholePeriods.length(w) > 0)) {
            planning()
                    .account()
                    .warns("'" + measurements.get(0).measure() + "' " + windows.get(0)
                            + " earlier is looked up point by point: in periods that are no divisor of the window the"
                            + " last days of a month count several times or not at all");
        }
        return whole;
    }

    /** An offset by a granularity of the company's own, where it is the only thing that moves the rows in time. */
    private Optional<CustomOffset> customOffset() {
        boolean alone = rows().offsets().size() == 1 && rows().accumulation() == null;
        return alone && rows().offsets().get(0) instanceof Offset.Back back
                ? planning().spines().custom(back.window().granularity()).map(s -> new CustomOffset(s, back.window()))
                : Optional.empty();
    }

    /** At a coarser grain than the spine's, a value at the start of something is that of the period's first point. */
    private void startsOnly(TimeGranularity spineGrain) {
        timeRefs.stream()
                .flatMap(r -> TimeGranularity.of(planning().normal(r).grain()).stream())
                .min(Comparator.naturalOrder())
                .filter(spineGrain::finerThan)
                .ifPresent(g -> scope.body()
                        .where(Sql.infix("=", scope.time().at(g), scope.time().value())));
    }
}
