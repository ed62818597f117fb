package ai.datamind.semantic.dbt.artifact;

import ai.datamind.semantic.dbt.artifact.stream.ArtifactRejected;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactStream;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code sources.json}: how old each source's newest row was. */
public record SourceFreshness(List<Age> sources) {

    private static final String FILE = "sources.json";

    public enum Freshness {
        FRESH,
        STALE,
        TOO_OLD,
        UNKNOWN
    }

    public record Age(String uniqueId, Freshness freshness, Instant newestRow, Instant seenAt) {}

    public static SourceFreshness read(InputStream in) {
        var sources = new ArrayList<Age>();
        ArtifactStream.walk(FILE, in, Map.of("results", s -> s.eachItem(e -> sources.add(age(e)))));
        return new SourceFreshness(List.copyOf(sources));
    }

    private static Age age(ObjectNode entry) {
        String status = Fields.text(entry, "status");
        Freshness freshness = switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
            case "pass" -> Freshness.FRESH;
            case "warn" -> Freshness.STALE;
            case "error" -> Freshness.TOO_OLD;
            case "runtime error" -> Freshness.UNKNOWN;
            default -> throw new ArtifactRejected(FILE, FILE + ": a source has a status that dbt does not have");
        };
        return new Age(
                Fields.name(FILE, "a source", Fields.text(entry, "unique_id")),
                freshness,
                Fields.instant(entry, "max_loaded_at"),
                Fields.instant(entry, "snapshotted_at"));
    }
}
