package ai.datamind.semantic.interchange.export;

import ai.datamind.semantic.interchange.foreign.Extension;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.Metric;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Documents as one open semantic interchange document (Apache Ossie 0.2). What the standard has a word for is said in it; the
 * rest is in our extension beside it.
 */
public final class OssieExport {

    public static final String VERSION = "0.2.0.dev0";

    private final ModelDocument document;
    private final OssieSql sql;

    private OssieExport(ModelDocument document) {
        this.document = document;
        this.sql = new OssieSql(document);
    }

    /** @param policies what governance says of the relations, carried along unread; null for none */
    public static ObjectNode export(List<ModelDocument> documents, JsonNode policies) {
        ObjectNode root = ModelJson.JSON.createObjectNode();
        root.put("version", VERSION);
        ArrayNode models = root.putArray("semantic_model");
        documents.forEach(d -> models.add(new OssieExport(d).model(policies)));
        return root;
    }

    private ObjectNode model(JsonNode policies) {
        ObjectNode model = ModelJson.JSON.createObjectNode();
        model.put("name", document.name());
        OssieElement.described(model, document.description(), List.of());
        ArrayNode datasets = model.putArray("datasets");
        document.semanticModels().forEach(m -> datasets.add(DatasetExport.of(m)));
        ArrayNode relationships = new Relationships(document).all();
        if (!relationships.isEmpty()) {
            model.set("relationships", relationships);
        }
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        metrics(model, ours);
        unsaid(ours);
        if (policies != null) {
            ours.set("policies", policies);
        }
        Extension.put(model, ours);
        return model;
    }

    private void unsaid(ObjectNode ours) {
        if (document.owner() != null) {
            ours.put("owner", document.owner());
        }
        ours.put("category", document.category().name());
        ours.put("certification", document.certification().name());
        OssieElement.list(ours, "tags", document.tags());
        OssieElement.list(ours, "filters", document.filters());
        OssieElement.list(ours, "hierarchies", document.hierarchies());
        OssieElement.list(ours, "glossary", document.glossary());
        OssieElement.list(ours, "time_spines", document.timeSpines());
    }

    /** In our extension a metric is a name where the standard says it all, else the whole metric. */
    private void metrics(ObjectNode model, ObjectNode ours) {
        ArrayNode said = ModelJson.JSON.createArrayNode();
        ArrayNode order = ModelJson.JSON.createArrayNode();
        Set<String> declared = new HashSet<>();
        for (Metric metric : document.metrics()) {
            declared.add(metric.name());
            Optional<String> expression = sql.metric(metric);
            if (expression.isPresent()) {
                said.add(metric(metric, expression.get()));
                order.add(metric.name());
            } else {
                order.add(ModelJson.JSON.valueToTree(new Whole(metric)));
            }
        }
        for (SemanticModel owner : document.semanticModels()) {
            owner.measures().stream()
                    .filter(m -> !declared.contains(m.name()))
                    .forEach(m ->
                            OssieSql.measure(owner, m).ifPresent(expression -> said.add(measureAlone(m, expression))));
        }
        if (!said.isEmpty()) {
            model.set("metrics", said);
        }
        if (!order.isEmpty()) {
            ours.set("metrics", order);
        }
    }

    /** A metric that the standard has no words for. */
    public record Whole(Metric metric) {}

    private static ObjectNode metric(Metric metric, String expression) {
        ObjectNode said = OssieElement.expressed(metric.name(), expression);
        OssieElement.described(
                said, metric.header().description(), metric.header().synonyms());
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        ours.put("said", expression);
        ours.set("metric", ModelJson.JSON.valueToTree(new Whole(metric)).path("metric"));
        Extension.put(said, ours);
        return said;
    }

    private static ObjectNode measureAlone(Measure measure, String expression) {
        ObjectNode said = OssieElement.expressed(measure.name(), expression);
        OssieElement.described(said, measure.description(), measure.synonyms());
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        ours.put("said", expression);
        ours.put("measure", measure.name());
        Extension.put(said, ours);
        return said;
    }
}
