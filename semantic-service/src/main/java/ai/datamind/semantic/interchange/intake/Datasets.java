package ai.datamind.semantic.interchange.intake;

import ai.datamind.semantic.interchange.foreign.Extension;
import ai.datamind.semantic.interchange.foreign.Foreign;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Datasets with their keys and relationships. Of a foreign document each primary key is an entity called after its dataset,
 * and each relationship a foreign entity of the same name; a second relationship to the same dataset is a role.
 */
final class Datasets {

    private final JsonNode model;
    private final List<LeftOut> leftOut;
    private final Map<String, JsonNode> datasets = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<Entity>> entities = new LinkedHashMap<>();

    Datasets(JsonNode model, List<LeftOut> leftOut) {
        this.model = model;
        this.leftOut = leftOut;
    }

    /** By the name the document has for them. */
    Map<String, SemanticModel> read() {
        for (JsonNode dataset : model.path("datasets")) {
            String theirs = dataset.path("name").asText();
            if (datasets.put(theirs, dataset) != null) {
                throw new IllegalArgumentException("the dataset '" + theirs + "' stands there twice");
            }
            names.put(theirs, Foreign.name(theirs, "dataset", names.values()));
        }
        datasets.forEach((name, dataset) -> entities.put(name, keys(name, dataset)));
        model.path("relationships").forEach(this::relationship);
        var read = new LinkedHashMap<String, SemanticModel>();
        datasets.forEach((name, dataset) -> {
            try {
                read.put(name, semanticModel(name, dataset));
            } catch (IllegalArgumentException refused) {
                leftOut.add(new LeftOut("dataset " + name, refused.getMessage()));
            }
        });
        return read;
    }

    private SemanticModel semanticModel(String name, JsonNode dataset) {
        JsonNode ours = Extension.of(dataset);
        var fields = new DatasetFields(dataset, entities.get(name), leftOut);
        var joins = new LinkedHashMap<String, String>();
        ours.path("default_joins")
                .properties()
                .forEach(j -> joins.put(j.getKey(), j.getValue().asText()));
        return new SemanticModel(
                names.get(name),
                relation(dataset.path("source").asText()),
                Foreign.text(dataset, "description"),
                Foreign.synonyms(dataset),
                Foreign.text(ours, "display"),
                ours.has("default_time") ? ModelJson.value(ours.path("default_time"), ElementRef.class) : null,
                joins,
                Foreign.text(ours, "primary_entity"),
                entities.get(name),
                fields.dimensions(),
                fields.measures());
    }

    private static Relation relation(String source) {
        if (source.strip().toLowerCase(java.util.Locale.ROOT).matches("(?s)(\\(|select\\b|with\\b).*")) {
            throw new IllegalArgumentException("its source is a query; only tables and views are taken over");
        }
        return Relation.parse(source);
    }

    private List<Entity> keys(String name, JsonNode dataset) {
        JsonNode ours = Extension.of(dataset);
        var keys = new ArrayList<Entity>();
        if (ours.has("entities")) {
            ours.path("entities").forEach(e -> keys.add(ModelJson.value(e, Entity.class)));
            return keys;
        }
        List<String> primary = Foreign.texts(dataset.path("primary_key"));
        if (!primary.isEmpty()) {
            keys.add(entity(names.get(name), EntityType.PRIMARY, primary, null));
        }
        for (JsonNode unique : dataset.path("unique_keys")) {
            List<String> columns = Foreign.texts(unique);
            if (!columns.isEmpty() && !columns.equals(primary)) {
                keys.add(entity(
                        Foreign.name(names.get(name) + "_" + String.join("_", columns), "key", links(keys)),
                        EntityType.UNIQUE,
                        columns,
                        null));
            }
        }
        return keys;
    }

    private void relationship(JsonNode relationship) {
        String from = relationship.path("from").asText();
        String to = relationship.path("to").asText();
        List<String> fromColumns = Foreign.texts(relationship.path("from_columns"));
        List<String> toColumns = Foreign.texts(relationship.path("to_columns"));
        if (!datasets.containsKey(from) || !datasets.containsKey(to) || fromColumns.size() != toColumns.size()) {
            throw new IllegalArgumentException("the relationship '"
                    + relationship.path("name").asText()
                    + "' must join two datasets of the model by as many columns of each");
        }
        if (Extension.of(datasets.get(from)).has("entities")) {
            return;
        }
        Entity key = keyOf(to, toColumns);
        var ordered = new ArrayList<String>();
        key.columns().orElseThrow().forEach(c -> ordered.add(fromColumns.get(indexOf(toColumns, c))));
        List<Entity> many = entities.get(from);
        boolean taken = links(many).contains(key.name());
        String role = taken ? Foreign.name(relationship.path("name").asText(), "role", links(many)) : null;
        many.add(entity(key.name(), EntityType.FOREIGN, ordered, role));
    }

    /** The target's columns are one of its keys, by the standard's word, also where the dataset does not list it. */
    private Entity keyOf(String dataset, List<String> columns) {
        for (Entity entity : entities.get(dataset)) {
            boolean key = entity.type() == EntityType.PRIMARY || entity.type() == EntityType.UNIQUE;
            List<String> own = entity.columns().orElse(List.of());
            if (key && own.size() == columns.size() && own.stream().allMatch(c -> indexOf(columns, c) >= 0)) {
                return entity;
            }
        }
        String name = Foreign.name(names.get(dataset), "key", links(entities.get(dataset)));
        Entity unique = entity(name, EntityType.UNIQUE, columns, null);
        entities.get(dataset).add(unique);
        return unique;
    }

    private static int indexOf(List<String> columns, String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> links(List<Entity> entities) {
        return entities.stream().map(Entity::link).toList();
    }

    private static Entity entity(String name, EntityType type, List<String> columns, String role) {
        return new Entity(name, type, columns.stream().map(Datasets::column).toList(), role, null, List.of());
    }

    /** Foreign columns are SQL names: unquoted ones fold as the engine folds them. */
    static SqlExpression column(String name) {
        String folded = name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name.toLowerCase(java.util.Locale.ROOT) : name;
        return SqlExpression.column(folded);
    }
}
