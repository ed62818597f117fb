package ai.datamind.semantic.glossary;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A term as it is kept. */
@RegisterForReflection
public record Term(
        String id,
        String term,
        String definition,
        String refersTo,
        List<String> synonyms,
        String owner,
        int version,
        Instant updatedAt) {

    public Term {
        synonyms = List.copyOf(synonyms);
    }
}
