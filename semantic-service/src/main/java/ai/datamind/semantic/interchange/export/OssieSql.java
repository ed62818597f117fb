package ai.datamind.semantic.interchange.export;

import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlTokens;
import ai.datamind.semantic.model.sql.SqlTokens.Kind;
import ai.datamind.semantic.model.sql.SqlWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics as one aggregate expression over {@code dataset.field}, where that says all of them. A metric with a filter, a
 * window, an offset or a non-additive measure has no such form: a reader who took a part of it for the whole would count
 * wrongly, so it gets none.
 */
final class OssieSql {

    private final Map<String, Metric> metrics = new HashMap<>();
    private final Map<String, SemanticModel> owners = new HashMap<>();

    OssieSql(ModelDocument document) {
        document.metrics().forEach(m -> metrics.put(m.name(), m));
        document.semanticModels().forEach(model -> model.measures().forEach(m -> owners.put(m.name(), model)));
    }

    Optional<String> metric(Metric metric) {
        return metric(metric, 0);
    }

    private Optional<String> metric(Metric metric, int depth) {
        if (metric.header().filter() != null || depth > 20) {
            return Optional.empty();
        }
        return switch (metric) {
            case Metric.Simple simple -> input(simple.measure());
            case Metric.Ratio ratio ->
                input(ratio.numerator(), depth)
                        .flatMap(n -> input(ratio.denominator(), depth)
                                .map(d -> "CAST(" + n + " AS DOUBLE PRECISION) / NULLIF(" + d + ", 0)"));
            case Metric.Derived derived -> derived(derived, depth);
            case Metric.Cumulative cumulative -> Optional.empty();
            case Metric.Conversion conversion -> Optional.empty();
        };
    }

    private Optional<String> input(MetricInput input, int depth) {
        boolean plain = input.filter() == null && input.offsetWindow() == null && input.offsetToGrain() == null;
        if (!plain) {
            return Optional.empty();
        }
        Metric metric = metrics.get(input.metric());
        return metric != null ? metric(metric, depth + 1) : input(MeasureInput.of(input.metric()));
    }

    private Optional<String> derived(Metric.Derived derived, int depth) {
        var said = new HashMap<String, String>();
        for (MetricInput input : derived.inputs()) {
            Optional<String> expression = input(input, depth);
            if (expression.isEmpty()) {
                return Optional.empty();
            }
            said.put(input.alias(), "(" + expression.get() + ")");
        }
        var text = new StringBuilder();
        for (SqlTokens.Token token : derived.expression().tokens().list()) {
            boolean name = token.kind() == Kind.NAME || token.kind() == Kind.QUOTED;
            text.append(text.isEmpty() ? "" : " ")
                    .append(name ? said.getOrDefault(token.name(), token.text()) : token.text());
        }
        return Optional.of(text.toString());
    }

    private Optional<String> input(MeasureInput input) {
        SemanticModel owner = owners.get(input.measure());
        boolean plain = input.filter() == null && !input.joinToTimeSpine() && input.fillNullsWith() == null;
        return owner == null || !plain
                ? Optional.empty()
                : owner.measure(input.measure()).flatMap(m -> measure(owner, m));
    }

    static Optional<String> measure(SemanticModel owner, Measure measure) {
        if (measure.nonAdditive() != null) {
            return Optional.empty();
        }
        String field = SqlWords.quote(owner.name()) + "." + SqlWords.quote(fieldName(owner, measure));
        return Optional.of(
                switch (measure.aggregation()) {
                    case SUM -> "SUM(" + field + ")";
                    case SUM_BOOLEAN -> "SUM(CASE WHEN " + field + " THEN 1 ELSE 0 END)";
                    case COUNT -> "COUNT(" + field + ")";
                    case COUNT_DISTINCT -> "COUNT(DISTINCT " + field + ")";
                    case AVERAGE -> "AVG(" + field + ")";
                    case MIN -> "MIN(" + field + ")";
                    case MAX -> "MAX(" + field + ")";
                    case MEDIAN -> "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY " + field + ")";
                    case PERCENTILE ->
                        (measure.percentile().discrete() ? "PERCENTILE_DISC(" : "PERCENTILE_CONT(")
                                + measure.percentile().fraction() + ") WITHIN GROUP (ORDER BY " + field + ")";
                });
    }

    /** A measure's row expression is a field of its own; a dimension of the same name keeps it. */
    static String fieldName(SemanticModel owner, Measure measure) {
        return owner.dimension(measure.name()).isPresent() ? measure.name() + "_measure" : measure.name();
    }
}
