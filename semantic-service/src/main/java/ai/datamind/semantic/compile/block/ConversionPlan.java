package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.filter.FilterSql;
import ai.datamind.semantic.compile.formula.Aggregate;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Reached;
import ai.datamind.semantic.compile.time.TimeBounds;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Conversions: each conversion row is given to the latest base event of its entity before it, within the window, and is
 * counted where and when that base event was.
 */
record ConversionPlan(Planning planning, List<Measurement> measurements, List<ElementRef> refs, TimeRange range) {

    private static final String BASE = "base_event";
    private static final String CONVERSION = "conversion";
    private static final String NEAREST = "attributed";

    Block plan() {
        Measurement.Rows rows = measurements.get(0).rows();
        Metric.Conversion metric = rows.conversion();
        if (!rows.offsets().isEmpty()) {
            throw new CompileRefusal(Reason.UNSUPPORTED, "a conversion metric cannot be offset in time");
        }
        var paths = new ArrayList<String>();
        var keyParts = new ArrayList<String>();
        Select base = base(rows, metric, paths, keyParts);
        Select conversions = conversions(metric);
        var join = new ArrayList<Sql>();
        join.add(Sql.infix("=", new Sql.Column(BASE, "entity_key"), new Sql.Column(CONVERSION, "entity_key")));
        Sql before = new Sql.Column(BASE, "happened_at");
        Sql after = new Sql.Column(CONVERSION, "happened_at");
        join.add(Sql.infix("<=", before, after));
        if (metric.window() != null) {
            join.add(Sql.infix(">", before, Sql.infix("-", after, Reached.interval(metric.window()))));
        }
        for (int i = 0; i < metric.constantProperties().size(); i++) {
            join.add(
                    Sql.infix("=", new Sql.Column(BASE, "property_" + i), new Sql.Column(CONVERSION, "property_" + i)));
        }
        var latest = new ArrayList<Select.Order>(List.of(new Select.Order(before, true)));
        keyParts.forEach(k -> latest.add(new Select.Order(new Sql.Column(BASE, k), false)));
        var attributed = Select.from(new Source.Derived(base, BASE))
                .join(Select.Kind.INNER, new Source.Derived(conversions, CONVERSION), Sql.and(join))
                .item(
                        new Sql.Over(
                                Sql.call("ROW_NUMBER"), List.of(new Sql.Column(CONVERSION, "conversion_row")), latest),
                        "nearness");
        var keys = new ArrayList<Sql>();
        for (int i = 0; i < refs.size(); i++) {
            attributed.item(new Sql.Column(BASE, "key_" + i), "key_" + i);
            keys.add(new Sql.Column(NEAREST, "key_" + i));
        }
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        attributed.item(new Sql.Column(CONVERSION, "value"), "value");
        measurements.forEach(m -> values.put(m, Aggregate.of(m.owned().measure(), new Sql.Column(NEAREST, "value"))));
        var body = Select.from(new Source.Derived(attributed.build(), NEAREST))
                .where(Sql.infix("=", new Sql.Column(NEAREST, "nearness"), Sql.number(1)));
        return new Block(body, keys, values, true, paths);
    }

    private Select base(Measurement.Rows rows, Metric.Conversion metric, List<String> paths, List<String> keyParts) {
        Scope scope = Scope.of(planning, rows);
        var body = scope.body()
                .item(scope.value(ElementRef.of(List.of(), metric.entity())), "entity_key")
                .item(scope.time().at(scope.time().granularity()), "happened_at");
        for (int i = 0; i < refs.size(); i++) {
            Sql key = scope.value(refs.get(i));
            body.item(key, "key_" + i);
            paths.add(scope.path(refs.get(i)));
            planning.account().comesFrom(refs.get(i).toString(), scope.sources(key));
        }
        properties(scope, List.copyOf(sorted(metric).keySet()));
        keyParts.addAll(tieBreak(scope));
        rows.filters().forEach(f -> body.where(new FilterSql(scope).of(f)));
        if (range != null) {
            TimeBounds.of(scope.time(), scope.typeOf(ElementRef.metricTime(null)), range)
                    .forEach(body::where);
        }
        return body.build();
    }

    /** Of base events at one time always the same is taken, where their rows have a key. */
    private List<String> tieBreak(Scope scope) {
        var columns = new ArrayList<String>();
        scope.model()
                .key()
                .ifPresentOrElse(
                        key -> key.expressions().forEach(e -> {
                            scope.body().item(scope.own(e), "row_" + columns.size());
                            columns.add("row_" + columns.size());
                        }),
                        () -> planning.account()
                                .warns("'" + scope.model().name() + "' has no key: of its events at one time any may"
                                        + " be the one that is converted"));
        return columns;
    }

    private Select conversions(Metric.Conversion metric) {
        var owned = measurements.get(0).owned();
        var measure = owned.measure();
        var timeRef = measure.time() != null ? measure.time() : owned.model().defaultTime();
        Scope scope = new Scope(planning, owned.model(), timeRef, owned.model().defaultJoins(), Select.Kind.LEFT);
        Sql value = scope.own(measure.expression());
        planning.account().comesFrom("measure " + measure.name(), scope.sources(value));
        var body = scope.body()
                .item(scope.value(ElementRef.of(List.of(), metric.entity())), "entity_key")
                .item(scope.time().at(scope.time().granularity()), "happened_at")
                .item(value, "value")
                .item(new Sql.Over(Sql.call("ROW_NUMBER"), List.of(), List.of()), "conversion_row");
        properties(scope, List.copyOf(sorted(metric).values()));
        if (metric.conversion().filter() != null) {
            body.where(new FilterSql(scope).of(metric.conversion().filter()));
        }
        return body.build();
    }

    private static void properties(Scope scope, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            scope.body().item(scope.value(ElementRef.parse(names.get(i))), "property_" + i);
        }
    }

    private static Map<String, String> sorted(Metric.Conversion metric) {
        return new TreeMap<>(metric.constantProperties());
    }
}
