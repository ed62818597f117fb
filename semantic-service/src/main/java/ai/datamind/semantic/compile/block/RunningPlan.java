package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.filter.FilterSql;
import ai.datamind.semantic.compile.formula.Aggregate;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.formula.Offset;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Reached;
import ai.datamind.semantic.compile.time.TimeBounds;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Running values of measures that can be put together from parts: the rows are aggregated to points of time first, and each
 * point of the spine then sees at most one row per point and group instead of every fact since the start.
 */
record RunningPlan(
        Planning planning,
        Measurement.Rows rows,
        List<Measurement> measurements,
        List<ElementRef> refs,
        TimeRange range) {

    private static final String PARTS = "by_point";
    private static final String AT = "happened_at";

    /** The block, and the scope in which its time is the spine's. */
    record Running(Block block, Scope points) {}

    Optional<Running> plan() {
        boolean shifted = rows.offsets().stream().anyMatch(o -> o instanceof Offset.Shift);
        boolean inParts = measurements.stream().allMatch(m -> together(m.owned().measure()) != null);
        if (shifted || !inParts) {
            return Optional.empty();
        }
        Scope facts = Scope.of(planning, rows);
        var timed = new ArrayList<Filter>();
        var timeless = new ArrayList<Filter>();
        for (var filter : rows.filters()) {
            boolean onTime = FilterSql.onTime(filter, facts);
            if (!onTime && !FilterSql.only(filter, r -> !facts.onTime(r), facts)) {
                return Optional.empty();
            }
            (onTime ? timed : timeless).add(filter);
        }
        return Optional.of(running(facts, timed, timeless));
    }

    private Running running(Scope facts, List<Filter> timed, List<Filter> timeless) {
        TimeGranularity grain = facts.time().granularity();
        Source parts = new Source.Derived(parts(facts, timeless, grain), PARTS);
        Source spine = Extent.points(planning, rows, grain, "time_spine");
        Scope points = Scope.ofPoints(planning, rows, spine, grain);
        Sql seen = Reached.condition(
                planning.spines(),
                rows,
                new Sql.Column(PARTS, AT),
                points.time().value());
        points.join(Select.Kind.INNER, parts, seen);
        timed.forEach(f -> points.body().where(new FilterSql(points).of(f)));
        if (range != null) {
            TimeBounds.of(points.time(), DataType.TIMESTAMP, range).forEach(points.body()::where);
        }
        var keys = new ArrayList<Sql>();
        var paths = new ArrayList<String>();
        for (int i = 0; i < refs.size(); i++) {
            boolean onTime = facts.onTime(refs.get(i));
            keys.add(onTime ? points.value(refs.get(i)) : new Sql.Column(PARTS, "key_" + i));
            paths.add(facts.path(refs.get(i)));
        }
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        for (int i = 0; i < measurements.size(); i++) {
            String combine = together(measurements.get(i).owned().measure());
            values.put(measurements.get(i), Sql.call(combine, new Sql.Column(PARTS, "value_" + i)));
        }
        return new Running(new Block(points.body(), keys, values, true, paths), points);
    }

    private Select parts(Scope facts, List<Filter> timeless, TimeGranularity grain) {
        Sql at = facts.time().at(grain);
        var body = facts.body().item(at, AT);
        var grouped = new ArrayList<Sql>(List.of(at));
        for (int i = 0; i < refs.size(); i++) {
            Sql key = facts.value(refs.get(i));
            planning.account().comesFrom(refs.get(i).toString(), facts.sources(key));
            if (!facts.onTime(refs.get(i))) {
                body.item(key, "key_" + i);
                grouped.add(key);
            }
        }
        for (int i = 0; i < measurements.size(); i++) {
            Measure measure = measurements.get(i).owned().measure();
            Sql value = facts.own(measure.expression());
            planning.account().comesFrom("measure " + measure.name(), facts.sources(value));
            body.item(Aggregate.of(measure, value), "value_" + i);
        }
        timeless.forEach(f -> body.where(new FilterSql(facts).of(f)));
        return body.groupBy(grouped).build();
    }

    /** How the values of parts become the value of the whole, or null where they do not. */
    private static String together(Measure measure) {
        if (measure.nonAdditive() != null) {
            return null;
        }
        Aggregation aggregation = measure.aggregation();
        return switch (aggregation) {
            case SUM, SUM_BOOLEAN, COUNT -> "SUM";
            case MIN -> "MIN";
            case MAX -> "MAX";
            case COUNT_DISTINCT, AVERAGE, MEDIAN, PERCENTILE -> null;
        };
    }
}
