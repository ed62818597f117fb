package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.formula.Aggregate;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.measure.NonAdditive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of each window only the rows at its first or last point of time count (a balance is not added up over days). */
record SemiAdditivePlan(Scope scope, Measurement.Rows rows, List<Measurement> measurements, List<ElementRef> refs) {

    private static final String AT = "point_in_time";
    private static final String EDGE = "edge_of_window";

    Block plan(List<Sql> keys, List<String> paths) {
        NonAdditive rule = rows.nonAdditive();
        var dimension = scope.model()
                .dimension(rule.dimension())
                .orElseThrow(() -> new CompileRefusal(
                        Reason.UNKNOWN_ELEMENT,
                        "'" + scope.model().name() + "' has no dimension '" + rule.dimension()
                                + "' along which its measure is not additive"));
        Sql at = scope.own(dimension.expression());
        var windows = new ArrayList<Sql>();
        rule.windowGroupings().forEach(g -> windows.add(scope.value(ElementRef.parse(g))));
        for (int i = 0; i < refs.size(); i++) {
            if (along(refs.get(i), rule.dimension())) {
                windows.add(keys.get(i));
            }
        }
        Sql edge = Sql.call(rule.choice() == NonAdditive.Choice.FIRST ? "MIN" : "MAX", at);
        Select.Builder inner = scope.body().item(at, AT).item(new Sql.Over(edge, windows, List.of()), EDGE);
        return outer(inner, keys, paths);
    }

    private Block outer(Select.Builder inner, List<Sql> keys, List<String> paths) {
        String alias = "windowed";
        var outerKeys = new ArrayList<Sql>();
        for (int i = 0; i < keys.size(); i++) {
            inner.item(keys.get(i), "key_" + i);
            outerKeys.add(new Sql.Column(alias, "key_" + i));
        }
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        for (int i = 0; i < measurements.size(); i++) {
            var measure = measurements.get(i).owned().measure();
            inner.item(scope.own(measure.expression()), "value_" + i);
            values.put(measurements.get(i), Aggregate.of(measure, new Sql.Column(alias, "value_" + i)));
        }
        var body = Select.from(new Source.Derived(inner.build(), alias))
                .where(Sql.infix("=", new Sql.Column(alias, AT), new Sql.Column(alias, EDGE)));
        return new Block(body, outerKeys, values, true, paths);
    }

    private boolean along(ElementRef ref, String dimension) {
        if (scope.onTime(ref)) {
            return rows.time() != null && rows.time().name().equals(dimension);
        }
        return scope.element(scope.planning().normal(ref)) instanceof Element.OfDimension found
                && found.path().joins().isEmpty()
                && found.dimension().name().equals(dimension);
    }
}
