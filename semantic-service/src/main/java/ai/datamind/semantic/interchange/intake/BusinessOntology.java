package ai.datamind.semantic.interchange.intake;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.interchange.export.OssieExport;
import ai.datamind.semantic.interchange.foreign.Foreign;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people wrote down of their business's words. Three forms are read: words with their definitions ({@code churn: …});
 * the same under headings ({@code metrics}, {@code dimensions}, {@code terms}, …) with synonyms and what they refer to; and the
 * ontology of the open semantic interchange, whose concepts become terms and whose mapped datasets become semantic models.
 */
public final class BusinessOntology {

    private static final Set<String> HEADINGS = Set.of(
            "metrics",
            "measures",
            "dimensions",
            "entities",
            "terms",
            "glossary",
            "concepts",
            "hierarchies",
            "filters",
            "rules");
    private static final Set<String> ABOUT = Set.of("version", "name", "description", "owner", "requires");

    private final Map<String, GlossaryTerm> terms = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private String owner;

    private BusinessOntology() {}

    /** @throws ProblemException 422 where it is none of the three forms */
    public static Imported read(JsonNode root, String otherwise) {
        if (!root.isObject() || root.isEmpty()) {
            throw ProblemException.invalid("body", "must be words with their definitions");
        }
        var reader = new BusinessOntology();
        reader.owner = Foreign.text(root, "owner");
        try {
            return root.path("ontology").isArray() ? reader.concepts(root, otherwise) : reader.words(root, otherwise);
        } catch (IllegalArgumentException refused) {
            throw ProblemException.invalid("body", String.valueOf(refused.getMessage()))
                    .causedBy(refused);
        }
    }

    private Imported words(JsonNode root, String otherwise) {
        boolean underHeadings = root.properties().stream()
                .anyMatch(m -> HEADINGS.contains(m.getKey()) && m.getValue().isContainerNode());
        root.properties().forEach(member -> {
            if (underHeadings && HEADINGS.contains(member.getKey())) {
                heading(member.getKey(), member.getValue());
            } else if (!underHeadings || !ABOUT.contains(member.getKey())) {
                term(member.getKey(), member.getValue());
            }
        });
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("no word has a definition");
        }
        String name = underHeadings ? Foreign.text(root, "name") : null;
        return imported(
                name == null ? otherwise : name, underHeadings ? Foreign.text(root, "description") : null, List.of());
    }

    /** A map of words, or a list of objects that say their word themselves. */
    private void heading(String heading, JsonNode words) {
        words.properties().forEach(w -> term(w.getKey(), w.getValue()));
        if (words.isArray()) {
            for (JsonNode word : words) {
                String named = Foreign.text(word, "term");
                String name = named == null ? Foreign.text(word, "name") : named;
                if (name == null) {
                    throw new IllegalArgumentException("every entry of '" + heading + "' needs its name");
                }
                term(name, word);
            }
        }
    }

    private void term(String word, JsonNode said) {
        String definition = said.isTextual() ? said.textValue() : first(said, "definition", "description", "meaning");
        if (definition == null) {
            leftOut.add(new LeftOut(word, "it has no definition"));
            return;
        }
        if (said.has("sql") || said.has("expression") || said.has("formula")) {
            leftOut.add(new LeftOut(word + " formula", "a formula is said by a metric of a semantic model"));
        }
        var synonyms = new ArrayList<>(Foreign.texts(said.path("synonyms")));
        synonyms.addAll(Foreign.texts(said.path("aliases")));
        String owned = Foreign.text(said, "owner");
        terms.put(
                word,
                new GlossaryTerm(
                        word,
                        definition,
                        first(said, "refers_to", "metric", "dimension"),
                        synonyms,
                        owned == null ? owner : owned));
    }

    private static String first(JsonNode said, String... members) {
        for (String member : members) {
            String text = Foreign.text(said, member);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private Imported concepts(JsonNode root, String otherwise) {
        var documents = new ArrayList<ModelDocument>();
        for (JsonNode mapping : root.path("ontology_mappings")) {
            JsonNode model = mapping.path("semantic_model");
            if (model.isObject()) {
                var wrapped = ModelJson.JSON.createObjectNode().put("version", OssieExport.VERSION);
                wrapped.putArray("semantic_model").add(model);
                Imported embedded = OssieImport.read(wrapped);
                documents.addAll(embedded.documents());
                leftOut.addAll(embedded.leftOut());
            }
        }
        for (JsonNode concept : root.path("ontology")) {
            concept(concept);
        }
        String name = Foreign.text(root, "name");
        return imported((name == null ? otherwise : name) + " ontology", Foreign.text(root, "description"), documents);
    }

    private void concept(JsonNode concept) {
        String name = Foreign.text(concept, "concept");
        if (name == null) {
            throw new IllegalArgumentException("every concept needs its name");
        }
        var sentences = new ArrayList<String>();
        if (concept.has("description")) {
            sentences.add(Foreign.text(concept, "description"));
        }
        for (JsonNode relationship : concept.path("relationships")) {
            Foreign.texts(relationship.path("verbalizes")).stream()
                    .map(v -> v.replaceAll("[{}]", "").replace("- ", " ") + ".")
                    .forEach(sentences::add);
            if (relationship.has("derived_by")) {
                leftOut.add(new LeftOut(
                        name + "." + Foreign.text(relationship, "name"), "a derivation is said by a metric here"));
            }
        }
        if (concept.has("requires")) {
            leftOut.add(new LeftOut(name + " requires", "constraints on values have no equal here"));
        }
        List<String> kinds = Foreign.texts(concept.path("extends"));
        if (sentences.isEmpty()) {
            sentences.add(
                    kinds.isEmpty() ? "A concept of the business." : "A kind of " + String.join(", ", kinds) + ".");
        }
        String word = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        terms.put(word, new GlossaryTerm(word, String.join(" ", sentences), null, List.of(), owner));
    }

    private Imported imported(String name, String description, List<ModelDocument> documents) {
        var all = new ArrayList<ModelDocument>();
        all.add(new ModelDocument(
                Foreign.name(name, "ontology", List.of()),
                description,
                owner,
                List.of("ontology"),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(terms.values()),
                List.of()));
        all.addAll(documents);
        return new Imported(all, leftOut, null);
    }
}
