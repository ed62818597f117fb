package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.formula.Formula;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Sql;
import java.util.List;
import java.util.Map;

/**
 * Where keys and measurements can be read side by side. {@code grouped} tells that the values are aggregates, so that a
 * condition on them is a HAVING.
 */
record Result(Select.Builder body, List<Sql> keys, Map<Measurement, Sql> values, boolean grouped) {

    Sql of(Formula formula) {
        return switch (formula) {
            case Formula.Leaf leaf -> values.get(leaf.measurement());
            case Formula.Ratio ratio ->
                Sql.infix(
                        "/",
                        new Sql.Cast(of(ratio.numerator()), "double precision"),
                        Sql.call("NULLIF", of(ratio.denominator()), Sql.number(0)));
            case Formula.Expression expression -> {
                var inputs = new java.util.HashMap<String, Sql>();
                expression.inputs().forEach((alias, input) -> inputs.put(alias, of(input)));
                yield new Sql.Fragment(expression.expression(), null, inputs);
            }
            case Formula.Filled filled -> Sql.call("COALESCE", of(filled.value()), Sql.number(filled.fill()));
        };
    }

    void having(Sql condition) {
        if (grouped) {
            body.having(condition);
        } else {
            body.where(condition);
        }
    }
}
