package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.stream.Fields;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.measure.Percentile;
import ai.datamind.semantic.model.sql.SqlExpression;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Measures, and the aggregations that metrics of the newest spec carry themselves. */
final class Measures {

    private Measures() {}

    static Measure measure(JsonNode body) {
        String name = Fields.text(body, "name");
        return measure(name, body, SemanticModels.expression(body, name), body);
    }

    /** {@code described} has the words, {@code aggregated} the aggregation. */
    static Measure measure(String name, JsonNode aggregated, SqlExpression expression, JsonNode described) {
        String word = SemanticModels.word(aggregated, "agg");
        Aggregation aggregation = Aggregation.of(word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no aggregation known here"));
        return new Measure(
                name,
                aggregation,
                expression,
                aggregation == Aggregation.PERCENTILE ? percentile(aggregated.path("agg_params")) : null,
                nonAdditive(aggregated.path("non_additive_dimension")),
                SemanticModels.time(Fields.text(aggregated, "agg_time_dimension")),
                null,
                Fields.text(described, "description"),
                SemanticModels.synonyms(described, name));
    }

    private static Percentile percentile(JsonNode parameters) {
        JsonNode fraction = parameters.path("percentile");
        if (!fraction.isNumber()) {
            throw new IllegalArgumentException("a percentile measure needs its percentile");
        }
        return new Percentile(fraction.doubleValue(), Fields.flag(parameters, "use_discrete_percentile"));
    }

    private static NonAdditive nonAdditive(JsonNode body) {
        String dimension = Fields.text(body, "name");
        if (dimension == null) {
            return null;
        }
        String choice = SemanticModels.word(body, "window_choice").toLowerCase(Locale.ROOT);
        return new NonAdditive(
                dimension,
                switch (choice) {
                    case "min" -> NonAdditive.Choice.FIRST;
                    case "max" -> NonAdditive.Choice.LAST;
                    default ->
                        throw new IllegalArgumentException(
                                "window choice '" + choice + "' of a non-additive dimension must be min or max");
                },
                Fields.texts(body, "window_groupings"));
    }
}
