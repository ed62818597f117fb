package ai.datamind.semantic.interchange.export;

import ai.datamind.semantic.interchange.foreign.Extension;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.SqlWords;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A semantic model as a dataset: its keys, and its dimensions and measures as fields. */
final class DatasetExport {

    private DatasetExport() {}

    static ObjectNode of(SemanticModel model) {
        ObjectNode dataset = ModelJson.JSON.createObjectNode();
        dataset.put("name", model.name());
        String schema = model.relation().schema();
        dataset.put(
                "source",
                (schema == null ? "" : SqlWords.quote(schema) + ".")
                        + SqlWords.quote(model.relation().table()));
        keys(dataset, model);
        OssieElement.described(dataset, model.description(), model.synonyms());
        ArrayNode fields = ModelJson.JSON.createArrayNode();
        model.dimensions().forEach(d -> fields.add(dimension(d)));
        model.measures().forEach(m -> fields.add(measure(model, m)));
        if (!fields.isEmpty()) {
            dataset.set("fields", fields);
        }
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        OssieElement.list(ours, "entities", model.entities());
        if (model.entities().isEmpty()) {
            ours.putArray("entities");
        }
        OssieElement.text(ours, "display", model.display());
        OssieElement.text(ours, "primary_entity", model.primaryEntity());
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
            Optional<List<String>> columns = entity.columns();
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

    private static ObjectNode dimension(Dimension dimension) {
        ObjectNode field =
                OssieElement.expressed(dimension.name(), dimension.expression().text());
        field.putObject("dimension").put("is_time", dimension instanceof TimeDimension);
        OssieElement.described(field, dimension.description(), dimension.synonyms());
        datatype(dimension.dataType()).ifPresent(t -> field.put("datatype", t));
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        switch (dimension) {
            case CategoricalDimension categorical -> {
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
        ObjectNode field = OssieElement.expressed(
                OssieSql.fieldName(owner, measure), measure.expression().text());
        OssieElement.described(field, measure.description(), measure.synonyms());
        ObjectNode ours = ModelJson.JSON.createObjectNode();
        ObjectNode kept = (ObjectNode) ModelJson.tree(measure);
        kept.remove(List.of("expression", "description", "synonyms"));
        ours.set("measure", kept);
        Extension.put(field, ours);
        return field;
    }
}
