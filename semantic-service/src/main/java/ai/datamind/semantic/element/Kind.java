package ai.datamind.semantic.element;

import ai.datamind.kit.problem.ProblemException;
import java.util.Arrays;

/** What can be changed by itself. {@code list} is the member of a document, or of a semantic model, that holds it. */
enum Kind {
    ENTITY("entities", true),
    DIMENSION("dimensions", true),
    MEASURE("measures", true),
    FILTER("filters", false),
    HIERARCHY("hierarchies", false),
    METRIC("metrics", false);

    private final String list;
    private final boolean ofModel;

    Kind(String list, boolean ofModel) {
        this.list = list;
        this.ofModel = ofModel;
    }

    String list() {
        return list;
    }

    /** Whether it belongs to one semantic model and is named within that. */
    boolean ofModel() {
        return ofModel;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @param word as in a path ("entities") or in a list of changes ("entity") */
    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(k -> k.list.equals(word) || k.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "kind", "must be entity, dimension, measure, filter, hierarchy or metric"));
    }
}
