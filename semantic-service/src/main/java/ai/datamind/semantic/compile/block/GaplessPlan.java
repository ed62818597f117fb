package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.filter.FilterSql;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Time;
import ai.datamind.semantic.compile.time.TimeBounds;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every point of time appears, also where there are no rows. */
record GaplessPlan(Planning planning, Measurement.Rows rows, List<ElementRef> refs, TimeRange range) {

    private static final String FACTS = "facts";
    private static final String POINTS = "points";

    Block plan(Block block, Scope scope) {
        TimeGranularity grain = scope.rawTime().granularity();
        var pointScope = new PointScope(planning, rows, grain);
        Select.Builder points = pointScope.body().distinct();
        var conditions = new ArrayList<Sql>();
        var keys = new ArrayList<Sql>();
        var names = new ArrayList<String>();
        for (int i = 0; i < refs.size(); i++) {
            names.add("key_" + i);
            Sql fact = new Sql.Column(FACTS, "key_" + i);
            if (scope.onTime(refs.get(i))) {
                points.item(pointScope.value(refs.get(i)), "key_" + i);
                Sql point = new Sql.Column(POINTS, "key_" + i);
                conditions.add(Sql.infix("=", point, fact));
                keys.add(point);
            } else {
                keys.add(fact);
            }
        }
        rows.filters().stream()
                .filter(f -> FilterSql.onTime(f, scope))
                .forEach(f -> points.where(new FilterSql(pointScope.scope()).of(f)));
        if (range != null) {
            TimeBounds.of(pointScope.time(), DataType.TIMESTAMP, range).forEach(points::where);
        }
        Map<Measurement, String> valueNames = new LinkedHashMap<>();
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        block.values().keySet().forEach(m -> {
            valueNames.put(m, "value_" + valueNames.size());
            values.put(m, new Sql.Column(FACTS, valueNames.get(m)));
        });
        var facts = new Source.Derived(block.finish(names, valueNames), FACTS);
        var body = Select.from(new Source.Derived(points.build(), POINTS))
                .join(Select.Kind.LEFT, facts, Sql.and(conditions));
        return new Block(body, keys, values, false, block.keyPaths());
    }

    /** The spine alone, as if it were the rows. */
    private static final class PointScope {

        private final Scope scope;

        PointScope(Planning planning, Measurement.Rows rows, TimeGranularity grain) {
            Source spine = Extent.points(planning, rows, grain, "time_spine");
            this.scope = Scope.ofPoints(planning, rows, spine, grain);
        }

        Scope scope() {
            return scope;
        }

        Select.Builder body() {
            return scope.body();
        }

        Time time() {
            return scope.time();
        }

        Sql value(ElementRef ref) {
            return scope.value(ref);
        }
    }
}
