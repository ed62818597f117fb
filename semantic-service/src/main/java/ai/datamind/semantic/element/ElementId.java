package ai.datamind.semantic.element;

import ai.datamind.kit.problem.ProblemException;
import java.util.Map;

/**
 * Which part. {@code semanticModel} is null for what stands in the document itself. An entity is named by its role where it
 * has one. Written {@code orders.customer} or {@code revenue}.
 */
record ElementId(Kind kind, String semanticModel, String name) {

    static ElementId parse(Kind kind, String text) {
        int dot = text.indexOf('.');
        if (kind.ofModel() != dot > 0) {
            throw ProblemException.invalid(
                    "id", kind.ofModel() ? "must be the semantic model's name, a dot, and the name" : "must be a name");
        }
        return new ElementId(kind, dot < 0 ? null : text.substring(0, dot), text.substring(dot + 1));
    }

    static ElementId of(Kind kind, String semanticModel, Map<String, Object> definition) {
        if (kind.ofModel() == (semanticModel == null)) {
            throw ProblemException.invalid(
                    "semantic_model", kind.ofModel() ? "is missing" : "belongs to entities, dimensions and measures");
        }
        String name = named(definition);
        if (name == null) {
            throw ProblemException.invalid("definition.name", "is missing");
        }
        return new ElementId(kind, semanticModel, name);
    }

    static String named(Map<String, Object> definition) {
        Object role = definition.get("role");
        Object name = role == null ? definition.get("name") : role;
        return name instanceof String text ? text : null;
    }

    @Override
    public String toString() {
        return semanticModel == null ? name : semanticModel + "." + name;
    }
}
