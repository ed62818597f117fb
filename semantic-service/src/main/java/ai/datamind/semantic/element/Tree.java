package ai.datamind.semantic.element;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.document.Problem;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.model.ModelDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document as a tree in which one part is looked up, put or taken out; read again as strictly as any document. */
final class Tree {

    private static final String MODELS = "semantic_models";

    private final Map<String, Object> document;

    Tree(ModelDocument document) {
        this.document = ModelWriter.map(document);
    }

    Optional<Map<String, Object>> find(ElementId id) {
        return place(id).flatMap(list -> at(list, id.name()).map(list::get)).map(Tree::mapping);
    }

    void add(ElementId id, Map<String, Object> definition) {
        List<Object> list = require(id);
        if (at(list, id.name()).isPresent()) {
            throw new ProblemException(
                    SemanticCode.MODEL_EXISTS, "There is the " + id.kind().word() + " '" + id + "' already.");
        }
        list.add(definition);
    }

    void replace(ElementId id, Map<String, Object> definition) {
        List<Object> list = require(id);
        list.set(position(list, id), definition);
    }

    void remove(ElementId id) {
        List<Object> list = require(id);
        list.remove(position(list, id));
    }

    /** @param changed by whose name its place is told in problems */
    ModelDocument read(ElementId changed) {
        try {
            return ModelReader.read(ModelWriter.yaml(document));
        } catch (InvalidDocument e) {
            String place = path(changed);
            throw new InvalidDocument(e.problems().stream()
                    .map(p -> new Problem(p.path().replace(place, "definition"), 0, 0, p.message(), p.suggestion()))
                    .toList());
        }
    }

    private String path(ElementId id) {
        int at = place(id).flatMap(list -> at(list, id.name())).orElse(-1);
        String within = id.semanticModel() == null
                ? "$"
                : "$." + MODELS + "["
                        + at(list(document, MODELS), id.semanticModel()).orElse(-1) + "]";
        return within + "." + id.kind().list() + "[" + at + "]";
    }

    private static int position(List<Object> list, ElementId id) {
        return at(list, id.name())
                .orElseThrow(() -> ProblemException.notFound(id.kind().word()));
    }

    private static Optional<Integer> at(List<Object> list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (name.equals(ElementId.named(mapping(list.get(i))))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Optional<List<Object>> place(ElementId id) {
        if (id.semanticModel() == null) {
            return Optional.of(list(document, id.kind().list()));
        }
        List<Object> models = list(document, MODELS);
        return at(models, id.semanticModel())
                .map(at -> list(mapping(models.get(at)), id.kind().list()));
    }

    private List<Object> require(ElementId id) {
        return place(id).orElseThrow(() -> ProblemException.notFound("semantic model"));
    }

    /** A list of the tree, made to be changed, and made where it is missing. */
    private static List<Object> list(Map<String, Object> of, String member) {
        var list = of.get(member) instanceof List<?> present ? new ArrayList<Object>(present) : new ArrayList<>();
        of.put(member, list);
        return list;
    }

    @SuppressWarnings("unchecked") // Every mapping of a document's tree has names for keys.
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }
}
