package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.formula.Accumulation;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Spines;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A running value at a coarser grain than its points: the first, the last or the average of the period's points. */
record PeriodPlan(Scope scope, Accumulation accumulation, List<ElementRef> refs) {

    private static final String POINTS = "points";
    private static final String NUMBERED = "numbered";

    Block plan(Block block) {
        String own = scope.time().granularity().word();
        boolean atOwnGrain = refs.stream()
                .map(scope.planning()::normal)
                .anyMatch(r -> scope.onTime(r) && own.equals(r.grain() == null && r.part() == null ? own : r.grain()));
        if (atOwnGrain) {
            return block;
        }
        var inner = block.body();
        var keys = new ArrayList<Sql>();
        for (int i = 0; i < block.keys().size(); i++) {
            inner.item(block.keys().get(i), "key_" + i);
            keys.add(new Sql.Column(POINTS, "key_" + i));
        }
        int at = 0;
        Map<Measurement, String> names = new LinkedHashMap<>();
        for (var value : block.values().entrySet()) {
            names.put(value.getKey(), "value_" + at++);
            inner.item(value.getValue(), names.get(value.getKey()));
        }
        var grouped = new ArrayList<>(block.keys());
        grouped.add(scope.time().value());
        inner.item(scope.time().value(), Spines.POINT).groupBy(grouped);
        var points = new Source.Derived(inner.build(), POINTS);
        return accumulation.periodAggregation() == Metric.PeriodAggregation.AVERAGE
                ? average(points, keys, names, block.keyPaths())
                : edge(points, keys, names, block.keyPaths());
    }

    private static Block average(Source points, List<Sql> keys, Map<Measurement, String> names, List<String> paths) {
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        names.forEach((m, name) -> values.put(m, Sql.call("AVG", new Sql.Column(POINTS, name))));
        return new Block(Select.from(points), keys, values, true, paths);
    }

    private Block edge(Source points, List<Sql> keys, Map<Measurement, String> names, List<String> paths) {
        boolean last = accumulation.periodAggregation() == Metric.PeriodAggregation.LAST;
        var order = new Select.Order(new Sql.Column(POINTS, Spines.POINT), last);
        var numbered = Select.from(points)
                .item(new Sql.Over(Sql.call("ROW_NUMBER"), keys, List.of(order)), "position_in_period");
        var outerKeys = new ArrayList<Sql>();
        for (int i = 0; i < keys.size(); i++) {
            numbered.item(keys.get(i), "key_" + i);
            outerKeys.add(new Sql.Column(NUMBERED, "key_" + i));
        }
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        names.forEach((m, name) -> {
            numbered.item(new Sql.Column(POINTS, name), name);
            values.put(m, new Sql.Column(NUMBERED, name));
        });
        var body = Select.from(new Source.Derived(numbered.build(), NUMBERED))
                .where(Sql.infix("=", new Sql.Column(NUMBERED, "position_in_period"), Sql.number(1)));
        return new Block(body, outerKeys, values, false, paths);
    }
}
