package ai.datamind.semantic.glossary;

import ai.datamind.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A term as it is sent. */
@RegisterForReflection
public record TermRequest(String term, String definition, String refersTo, List<String> synonyms, String owner) {

    private static final int LONGEST = 4_000;

    public TermRequest {
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }

    TermRequest checked() {
        require("term", term, 200);
        require("definition", definition, LONGEST);
        return this;
    }

    private static void require(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(field, "is missing");
        }
        if (value.length() > longest) {
            throw ProblemException.invalid(field, "is longer than " + longest + " characters");
        }
    }
}
