package ai.datamind.semantic.model;

import java.util.List;

/** A word of the business. {@code refersTo} names the metric, dimension, entity, model or filter it stands for, or null. */
public record GlossaryTerm(String term, String definition, String refersTo, List<String> synonyms, String owner) {

    public GlossaryTerm {
        if (term == null || term.isBlank()) {
            throw new IllegalArgumentException("a glossary term needs its word");
        }
        if (definition == null || definition.isBlank()) {
            throw new IllegalArgumentException("term '" + term + "' needs a definition");
        }
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }
}
