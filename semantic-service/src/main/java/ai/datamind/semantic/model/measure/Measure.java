package ai.datamind.semantic.model.measure;

import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Names;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;

/**
 * A number that each row of a model carries, and how rows are put together. {@code time} is the time dimension it is
 * counted by, as a path from its model; null means the model's default. Names are unique over the whole manifest.
 */
public record Measure(
        String name,
        Aggregation aggregation,
        SqlExpression expression,
        Percentile percentile,
        NonAdditive nonAdditive,
        ElementRef time,
        String unit,
        String description,
        List<String> synonyms) {

    public Measure {
        Names.require("measure", name);
        if (aggregation == null) {
            throw new IllegalArgumentException("measure '" + name + "' needs an aggregation");
        }
        expression = expression == null ? SqlExpression.column(name) : expression;
        if ((aggregation == Aggregation.PERCENTILE) != (percentile != null)) {
            throw new IllegalArgumentException(
                    "measure '" + name + "': a percentile belongs to the aggregation percentile and only to it");
        }
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }

    /** The same measure of another expression. */
    public Measure with(SqlExpression other) {
        return new Measure(name, aggregation, other, percentile, nonAdditive, time, unit, description, synonyms);
    }

    public static Measure of(String name, Aggregation aggregation, String expression) {
        return new Measure(name, aggregation, new SqlExpression(expression), null, null, null, null, null, List.of());
    }
}
