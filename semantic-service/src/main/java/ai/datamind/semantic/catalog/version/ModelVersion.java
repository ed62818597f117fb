package ai.datamind.semantic.catalog.version;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** One version of a document. {@code source} is the text as its author wrote it; null in lists. */
@RegisterForReflection
public record ModelVersion(
        String name,
        int version,
        String category,
        String certification,
        String description,
        String owner,
        List<String> tags,
        String hash,
        String message,
        boolean deleted,
        String createdBy,
        Instant createdAt,
        String source)
        implements Versioned {

    public ModelVersion {
        tags = List.copyOf(tags);
    }

    /** The same version with another text. */
    public ModelVersion with(String text) {
        return new ModelVersion(
                name,
                version,
                category,
                certification,
                description,
                owner,
                tags,
                hash,
                message,
                deleted,
                createdBy,
                createdAt,
                text);
    }
}
