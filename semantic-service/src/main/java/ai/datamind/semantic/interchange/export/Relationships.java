package ai.datamind.semantic.interchange.export;

import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Every foreign key of a document with the one model of it that has the key. The joins are also ours by their entities. */
final class Relationships {

    private final ModelDocument document;

    Relationships(ModelDocument document) {
        this.document = document;
    }

    ArrayNode all() {
        ArrayNode relationships = ModelJson.JSON.createArrayNode();
        for (SemanticModel many : document.semanticModels()) {
            for (Entity key : many.entities()) {
                if (key.type() == EntityType.FOREIGN) {
                    one(key).ifPresent(target -> add(relationships, many, key, target));
                }
            }
        }
        return relationships;
    }

    private record Target(SemanticModel model, Entity key) {}

    private Optional<Target> one(Entity foreign) {
        return document.semanticModels().stream()
                .flatMap(m -> m.entities().stream()
                        .filter(e -> e.name().equals(foreign.name()))
                        .filter(e -> e.type() == EntityType.PRIMARY || e.type() == EntityType.UNIQUE)
                        .map(e -> new Target(m, e)))
                .findFirst();
    }

    private static void add(ArrayNode relationships, SemanticModel many, Entity key, Target target) {
        Optional<List<String>> from = key.columns();
        Optional<List<String>> to = target.key().columns();
        boolean sayable = from.isPresent()
                && to.isPresent()
                && from.get().size() == to.get().size();
        if (sayable) {
            ObjectNode relationship = relationships.addObject();
            relationship.put("name", many.name() + "_" + key.link());
            relationship.put("from", many.name());
            relationship.put("to", target.model().name());
            from.get().forEach(relationship.putArray("from_columns")::add);
            to.get().forEach(relationship.putArray("to_columns")::add);
        }
    }
}
