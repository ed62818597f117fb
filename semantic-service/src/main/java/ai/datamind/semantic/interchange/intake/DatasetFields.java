package ai.datamind.semantic.interchange.intake;

import ai.datamind.semantic.interchange.foreign.Extension;
import ai.datamind.semantic.interchange.foreign.Foreign;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.element.TimeDimension.Validity;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of one dataset: dimensions, the rows' part of our measures, and columns that are only a key. */
final class DatasetFields {

    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Set<String> keyColumns;
    private final Set<String> taken = new HashSet<>();

    DatasetFields(JsonNode dataset, List<Entity> entities, List<LeftOut> leftOut) {
        this.keyColumns = entities.stream()
                .flatMap(e -> e.expressions().stream())
                .flatMap(e -> e.asColumn().stream())
                .collect(Collectors.toSet());
        for (JsonNode field : dataset.path("fields")) {
            try {
                read(field);
            } catch (IllegalArgumentException refused) {
                String name =
                        dataset.path("name").asText() + "." + field.path("name").asText();
                leftOut.add(new LeftOut("field " + name, refused.getMessage()));
            }
        }
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    List<Measure> measures() {
        return measures;
    }

    private void read(JsonNode field) {
        JsonNode ours = Extension.of(field);
        SqlExpression expression = new SqlExpression(Foreign.expression(field));
        if (ours.has("measure")) {
            measures.add(measure(field, (ObjectNode) ours.path("measure"), expression));
            return;
        }
        boolean onlyKey = !field.has("dimension")
                && expression.asColumn().filter(keyColumns::contains).isPresent();
        if (!onlyKey) {
            String name = Foreign.name(field.path("name").asText(), "field", taken);
            taken.add(name);
            dimensions.add(dimension(name, field, expression, ours));
        }
    }

    private static Measure measure(JsonNode field, ObjectNode kept, SqlExpression expression) {
        Measure measure = ModelJson.value(kept, Measure.class);
        return new Measure(
                measure.name(),
                measure.aggregation(),
                expression,
                measure.percentile(),
                measure.nonAdditive(),
                measure.time(),
                measure.unit(),
                Foreign.text(field, "description"),
                Foreign.synonyms(field));
    }

    private static Dimension dimension(String name, JsonNode field, SqlExpression expression, JsonNode ours) {
        DataType type = type(Foreign.text(field, "datatype"));
        String description = Foreign.text(field, "description");
        List<String> synonyms = Foreign.synonyms(field);
        boolean partition = ours.path("partition").asBoolean(false);
        if (isTime(field, type)) {
            Optional<TimeGranularity> granularity = TimeGranularity.of(Foreign.text(ours, "granularity"));
            return new TimeDimension(
                    name,
                    expression,
                    granularity.orElse(type == DataType.TIMESTAMP ? TimeGranularity.SECOND : TimeGranularity.DAY),
                    type,
                    description,
                    synonyms,
                    partition,
                    ours.has("validity") ? ModelJson.value(ours.path("validity"), Validity.class) : null);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        ours.path("labels")
                .properties()
                .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
        return new CategoricalDimension(name, expression, type, description, synonyms, labels, partition);
    }

    /** A year in a number may play the part of a time; here only dates and timestamps can, as grains need them. */
    private static boolean isTime(JsonNode field, DataType type) {
        boolean temporal = type == DataType.DATE || type == DataType.TIMESTAMP;
        JsonNode role = field.path("dimension").path("is_time");
        return role.isBoolean() ? role.booleanValue() && (temporal || type == DataType.UNKNOWN) : temporal;
    }

    private static DataType type(String theirs) {
        return switch (theirs == null ? "" : theirs) {
            case "String", "Time" -> DataType.TEXT;
            case "Integer", "Decimal", "Float" -> DataType.NUMBER;
            case "Boolean" -> DataType.BOOLEAN;
            case "Date" -> DataType.DATE;
            case "DateTime", "DateTimeTz" -> DataType.TIMESTAMP;
            default -> DataType.UNKNOWN;
        };
    }
}
