package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.formula.Expansion;
import ai.datamind.semantic.compile.formula.Formula;
import ai.datamind.semantic.compile.formula.Offset;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A column of metric values in the result. */
record Output(String name, Formula formula) {

    static final String PREVIOUS = "_previous";
    static final String CHANGE = "_change";
    static final String GROWTH = "_growth";
    static final String SHARE = "_share";

    static List<Output> of(MetricQuery query, Expansion expansion, List<Filter> filters) {
        var outputs = new ArrayList<Output>();
        for (var metric : query.metrics().stream().distinct().toList()) {
            Formula now = expansion.of(metric, filters, List.of());
            outputs.add(new Output(metric, now));
            if (query.comparison() != null) {
                Formula then = expansion.of(
                        metric,
                        filters,
                        List.of(new Offset.Shift(query.comparison().offset())));
                Map<String, Formula> both = new LinkedHashMap<>();
                both.put("now", now);
                both.put("earlier", then);
                var change = new Formula.Expression(new SqlExpression("now - earlier"), both);
                outputs.add(new Output(metric + PREVIOUS, then));
                outputs.add(new Output(metric + CHANGE, change));
                outputs.add(new Output(metric + GROWTH, new Formula.Ratio(change, then)));
            }
        }
        return outputs;
    }

    Sql value(Result result) {
        return result.of(formula);
    }

    /** Only parts that add up have a share of a whole. */
    static void requireAdditive(String metric, List<Output> outputs) {
        Formula formula = outputs.stream()
                .filter(o -> o.name().equals(metric))
                .findFirst()
                .orElseThrow(() -> new CompileRefusal(
                        Reason.UNKNOWN_METRIC, "a share is asked of '" + metric + "', which is not in the query"))
                .formula();
        while (formula instanceof Formula.Filled filled) {
            formula = filled.value();
        }
        boolean additive = formula instanceof Formula.Leaf leaf
                && leaf.measurement().rows().accumulation() == null
                && leaf.measurement().rows().nonAdditive() == null
                && switch (leaf.measurement().owned().measure().aggregation()) {
                    case SUM, SUM_BOOLEAN, COUNT -> true;
                    case COUNT_DISTINCT, AVERAGE, MIN, MAX, MEDIAN, PERCENTILE -> false;
                };
        if (!additive) {
            throw new CompileRefusal(
                    Reason.UNSUPPORTED, "'" + metric + "' is no sum or count, so its parts do not add up to a whole");
        }
    }
}
