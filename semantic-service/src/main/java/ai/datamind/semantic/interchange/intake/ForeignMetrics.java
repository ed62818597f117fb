package ai.datamind.semantic.interchange.intake;

import ai.datamind.semantic.interchange.export.OssieExport;
import ai.datamind.semantic.interchange.foreign.Extension;
import ai.datamind.semantic.interchange.foreign.Foreign;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlExpression;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Metrics of an interchange document. One of ours comes back as it was, as long as nobody changed its expression; any other
 * is taken apart into the aggregates it is made of ({@link AggregateExpression}), each a measure of its dataset.
 */
final class ForeignMetrics {

    private final Map<String, SemanticModel> models;
    private final Map<String, JsonNode> datasets = new LinkedHashMap<>();
    private final Set<String> measures = new HashSet<>();

    ForeignMetrics(JsonNode model, Map<String, SemanticModel> models) {
        this.models = new LinkedHashMap<>(models);
        model.path("datasets").forEach(d -> datasets.put(d.path("name").asText(), d));
        models.values().forEach(m -> m.measures().forEach(x -> measures.add(x.name())));
    }

    /** The models, with the measures that metrics brought. */
    Map<String, SemanticModel> models() {
        return models;
    }

    /** Empty where the metric is nothing but a measure that the dataset has already. */
    Optional<Metric> read(JsonNode element) {
        JsonNode ours = Extension.of(element);
        String expression = Foreign.expression(element);
        boolean unchanged = expression.equals(ours.path("said").asText(null));
        if (unchanged && ours.has("measure")) {
            return Optional.empty();
        }
        if (unchanged && ours.has("metric")) {
            return Optional.of(asItWas(element, ours.path("metric")));
        }
        return Optional.of(taken(element, new AggregateExpression(expression, datasets)));
    }

    private static Metric asItWas(JsonNode element, JsonNode kept) {
        ObjectNode metric = kept.deepCopy();
        ObjectNode header = (ObjectNode) metric.path("header");
        header.remove("description");
        if (Foreign.text(element, "description") != null) {
            header.put("description", Foreign.text(element, "description"));
        }
        var synonyms = header.putArray("synonyms");
        Foreign.synonyms(element).forEach(synonyms::add);
        ObjectNode whole = ModelJson.JSON.createObjectNode();
        whole.set("metric", metric);
        return ModelJson.value(whole, OssieExport.Whole.class).metric();
    }

    private Metric taken(JsonNode element, AggregateExpression expression) {
        String name = Foreign.name(element.path("name").asText(), "metric", measures);
        var header = new MetricHeader(
                name,
                Foreign.text(element, "description"),
                Foreign.synonyms(element),
                null,
                null,
                null,
                Map.of(),
                null,
                List.of(),
                null);
        var added = new ArrayList<Measure>();
        boolean alone = expression.isOneAggregate();
        for (AggregateExpression.Aggregate aggregate : expression.aggregates()) {
            String measure = alone ? name : Foreign.name(name + "_" + (added.size() + 1), "measure", measures);
            added.add(new Measure(
                    measure, aggregate.aggregation(), aggregate.row(), null, null, null, null, null, List.of()));
        }
        for (int i = 0; i < added.size(); i++) {
            add(expression.aggregates().get(i).dataset(), added.get(i));
        }
        return alone
                ? new Metric.Simple(header, MeasureInput.of(name))
                : new Metric.Derived(
                        header,
                        new SqlExpression(expression.over(
                                added.stream().map(Measure::name).toList())),
                        added.stream().map(m -> MetricInput.of(m.name())).toList());
    }

    private void add(String dataset, Measure measure) {
        SemanticModel owner = models.get(dataset);
        if (owner == null) {
            throw new IllegalArgumentException("its dataset '" + dataset + "' was left out");
        }
        var all = new ArrayList<>(owner.measures());
        all.add(measure);
        measures.add(measure.name());
        models.put(
                dataset,
                new SemanticModel(
                        owner.name(),
                        owner.relation(),
                        owner.description(),
                        owner.synonyms(),
                        owner.display(),
                        owner.defaultTime(),
                        owner.defaultJoins(),
                        owner.primaryEntity(),
                        owner.entities(),
                        owner.dimensions(),
                        all));
    }

    static Optional<Aggregation> aggregation(String function, boolean distinct) {
        return switch (function) {
            case "sum" -> Optional.of(Aggregation.SUM);
            case "count" -> Optional.of(distinct ? Aggregation.COUNT_DISTINCT : Aggregation.COUNT);
            case "avg" -> Optional.of(Aggregation.AVERAGE);
            case "min" -> Optional.of(Aggregation.MIN);
            case "max" -> Optional.of(Aggregation.MAX);
            case "median" -> Optional.of(Aggregation.MEDIAN);
            default -> Optional.empty();
        };
    }
}
