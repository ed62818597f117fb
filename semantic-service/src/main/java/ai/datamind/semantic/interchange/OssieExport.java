package ai.datamind.semantic.interchange;

import ai.datamind.semantic.model.DataType;
import ai.datamind.semantic.model.Dimension;
import ai.datamind.semantic.model.Entity;
import ai.datamind.semantic.model.EntityType;
import ai.datamind.semantic.model.Measure;
import ai.datamind.semantic.model.Metric;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.SqlWords;
import ai.datamind.semantic.model.TimeDimension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Documents as one open semantic interchange document (Apache Ossie 0.2). What the standard has a word for is said in it; the
 * rest is in our extension beside it.
 */
public final class OssieExport {

    static final String VERSION = "0.2.0.dev0";

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
        described(model, document.description(), List.of());
        ArrayNode datasets = model.putArray("datasets");
        document.semanticModels().forEach(m -> datasets.add(dataset(m)));
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
        list(ours, "tags", document.tags());
        list(ours, "filters", document.filters());
        list(ours, "hierarchies", document.hierarchies());
        list(ours, "glossary", document.glossary());
        list(ours, "time_spines", document.timeSpines());
    }

    private static void list(ObjectNode ours, String name, List<?> values) {
        if (!values.isEmpty()) {
            ArrayNode list = ours.putArray(name);
            values.forEach(v -> list.add(ModelJson.tree(v)));
        }
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

    record Whole(Metric metric) {}

    private static ObjectNode metric(Metric metric, String expression) {
        ObjectNode said = expressed(metric.name(), expression);
        described(said, metric.header().description(), metric.header().synonyms());
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        ours.put("said", expression);
        ours.set("metric", ModelJson.JSON.valueToTree(new Whole(metric)).path("metric"));
        Extension.put(said, ours);
        return said;
    }

    private static ObjectNode measureAlone(Measure measure, String expression) {
        ObjectNode said = expressed(measure.name(), expression);
        described(said, measure.description(), measure.synonyms());
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        ours.put("said", expression);
        ours.put("measure", measure.name());
        Extension.put(said, ours);
        return said;
    }

    private static ObjectNode dataset(SemanticModel model) {
        ObjectNode dataset = ModelJson.JSON.createObjectNode();
        dataset.put("name", model.name());
        String schema = model.relation().schema();
        dataset.put(
                "source",
                (schema == null ? "" : SqlWords.quote(schema) + ".")
                        + SqlWords.quote(model.relation().table()));
        keys(dataset, model);
        described(dataset, model.description(), model.synonyms());
        ArrayNode fields = ModelJson.JSON.createArrayNode();
        model.dimensions().forEach(d -> fields.add(dimension(d)));
        model.measures().forEach(m -> fields.add(measure(model, m)));
        if (!fields.isEmpty()) {
            dataset.set("fields", fields);
        }
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        list(ours, "entities", model.entities());
        if (model.entities().isEmpty()) {
            ours.putArray("entities");
        }
        text(ours, "display", model.display());
        text(ours, "primary_entity", model.primaryEntity());
        if (model.defaultTime() != null) {
            ours.set("default_time", ModelJson.tree(model.defaultTime()));
        }
        if (!model.defaultJoins().isEmpty()) {
            ours.set("default_joins", ModelJson.tree(model.defaultJoins()));
        }
        Extension.put(dataset, ours);
        return dataset;
    }

    private static void keys(ObjectNode dataset, SemanticModel model) {
        ArrayNode unique = ModelJson.JSON.createArrayNode();
        for (Entity entity : model.entities()) {
            Optional<List<String>> columns = columns(entity);
            if (columns.isEmpty()) {
                continue;
            }
            if (entity.type() == EntityType.PRIMARY && !dataset.has("primary_key")) {
                columns.get().forEach(dataset.withArray("primary_key")::add);
            } else if (entity.type() == EntityType.UNIQUE) {
                columns.get().forEach(unique.addArray()::add);
            }
        }
        if (!unique.isEmpty()) {
            dataset.set("unique_keys", unique);
        }
    }

    /** The key's columns, when it is made of columns. */
    static Optional<List<String>> columns(Entity entity) {
        var columns = new ArrayList<String>();
        entity.expressions().forEach(e -> e.asColumn().ifPresent(columns::add));
        return columns.size() == entity.expressions().size() ? Optional.of(columns) : Optional.empty();
    }

    private static ObjectNode dimension(Dimension dimension) {
        ObjectNode field = expressed(dimension.name(), dimension.expression().text());
        field.putObject("dimension").put("is_time", dimension instanceof TimeDimension);
        described(field, dimension.description(), dimension.synonyms());
        datatype(dimension.dataType()).ifPresent(t -> field.put("datatype", t));
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        switch (dimension) {
            case ai.datamind.semantic.model.CategoricalDimension categorical -> {
                if (!categorical.labels().isEmpty()) {
                    ours.set("labels", ModelJson.tree(categorical.labels()));
                }
            }
            case TimeDimension time -> {
                ours.put("granularity", time.granularity().word());
                if (time.validity() != TimeDimension.Validity.NONE) {
                    ours.put("validity", time.validity().name());
                }
            }
        }
        if (dimension.partition()) {
            ours.put("partition", true);
        }
        Extension.put(field, ours);
        return field;
    }

    private static Optional<String> datatype(DataType type) {
        return switch (type) {
            case TEXT -> Optional.of("String");
            case NUMBER -> Optional.of("Decimal");
            case BOOLEAN -> Optional.of("Boolean");
            case DATE -> Optional.of("Date");
            case TIMESTAMP -> Optional.of("DateTime");
            case UNKNOWN -> Optional.empty();
        };
    }

    /** The row's part of a measure is a field; how rows are put together is ours to say. */
    private static ObjectNode measure(SemanticModel owner, Measure measure) {
        ObjectNode field = expressed(
                OssieSql.fieldName(owner, measure), measure.expression().text());
        described(field, measure.description(), measure.synonyms());
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        ObjectNode kept = (ObjectNode) ModelJson.tree(measure);
        kept.remove(List.of("expression", "description", "synonyms"));
        ours.set("measure", kept);
        Extension.put(field, ours);
        return field;
    }

    private static ObjectNode expressed(String name, String expression) {
        ObjectNode element = ModelJson.JSON.createObjectNode();
        element.put("name", name);
        element.putObject("expression")
                .putArray("dialects")
                .addObject()
                .put("dialect", "ANSI_SQL")
                .put("expression", expression);
        return element;
    }

    private static void described(ObjectNode element, String description, List<String> synonyms) {
        text(element, "description", description);
        if (!synonyms.isEmpty()) {
            synonyms.forEach(element.putObject("ai_context").putArray("synonyms")::add);
        }
    }

    private static void text(ObjectNode element, String name, String value) {
        if (value != null) {
            element.put(name, value);
        }
    }
}
