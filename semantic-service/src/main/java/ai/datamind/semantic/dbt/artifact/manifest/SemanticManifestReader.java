package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactStream;
import ai.datamind.semantic.dbt.artifact.stream.Canonical;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads {@code semantic_manifest.json}: the semantic part of a manifest after dbt's own transformations. It has no unique
 * ids; they are made as dbt makes them.
 */
public final class SemanticManifestReader {

    private static final String FILE = "semantic_manifest.json";

    /** {@code configuration} is null where the file has none. */
    public record SemanticPart(
            List<DbtElement> semanticModels,
            List<DbtElement> metrics,
            List<DbtElement> savedQueries,
            JsonNode configuration) {}

    private SemanticManifestReader() {}

    public static SemanticPart read(InputStream in) {
        var models = new ArrayList<DbtElement>();
        var metrics = new ArrayList<DbtElement>();
        var saved = new ArrayList<DbtElement>();
        var configuration = new AtomicReference<JsonNode>();
        ArtifactStream.walk(
                FILE,
                in,
                Map.of(
                        "semantic_models", s -> s.eachItem(e -> models.add(element("semantic_model", e))),
                        "metrics", s -> s.eachItem(e -> metrics.add(element("metric", e))),
                        "saved_queries", s -> s.eachItem(e -> saved.add(element("saved_query", e))),
                        "project_configuration", s -> configuration.set(s.entry("project_configuration"))));
        return new SemanticPart(List.copyOf(models), List.copyOf(metrics), List.copyOf(saved), configuration.get());
    }

    private static DbtElement element(String kind, ObjectNode entry) {
        String name = Fields.name(FILE, "a semantic element", Fields.text(entry, "name"));
        return new DbtElement(kind + "." + name, name, List.of(), entry, Canonical.hash(entry));
    }
}
