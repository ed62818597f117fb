package ai.datamind.semantic.compile.formula;

import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.measure.Percentile;
import java.math.BigDecimal;
import java.util.List;

/** A measure over a group of rows. A group without values has no value; only counts are then zero. */
public final class Aggregate {

    private Aggregate() {}

    public static Sql of(Measure measure, Sql value) {
        return switch (measure.aggregation()) {
            case SUM -> Sql.call("SUM", value);
            case SUM_BOOLEAN -> Sql.call("SUM", new Sql.Case(value, Sql.number(1), Sql.number(0)));
            case COUNT -> isOne(value) ? new Sql.CountRows() : Sql.call("COUNT", value);
            case COUNT_DISTINCT -> new Sql.Call("COUNT", List.of(value), true);
            case AVERAGE -> Sql.call("AVG", value);
            case MIN -> Sql.call("MIN", value);
            case MAX -> Sql.call("MAX", value);
            case MEDIAN -> percentile(new Percentile(0.5, false), value);
            case PERCENTILE -> percentile(measure.percentile(), value);
        };
    }

    private static boolean isOne(Sql value) {
        return value instanceof Sql.Fragment fragment
                && fragment.expression().text().equals("1");
    }

    private static Sql percentile(Percentile percentile, Sql value) {
        var fraction = new Sql.Value(new Literal.Number(BigDecimal.valueOf(percentile.fraction())));
        return new Sql.WithinGroup(percentile.discrete() ? "PERCENTILE_DISC" : "PERCENTILE_CONT", fraction, value);
    }
}
