package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.DbtExposure;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtNode.Kind;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactRejected;
import ai.datamind.semantic.dbt.artifact.stream.ArtifactStream;
import ai.datamind.semantic.dbt.artifact.stream.Canonical;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code manifest.json}, v4 to v12. */
public final class ManifestReader {

    private static final String FILE = "manifest.json";
    private static final int OLDEST = 4;
    private static final int NEWEST = 12;
    private static final Pattern VERSION = Pattern.compile("manifest/v(\\d{1,3})\\.json$");

    private final Map<String, DbtNode> nodes = new LinkedHashMap<>();
    private final List<ObjectNode> tests = new ArrayList<>();
    private final List<DbtExposure> exposures = new ArrayList<>();
    private final List<DbtElement> semanticModels = new ArrayList<>();
    private final List<DbtElement> metrics = new ArrayList<>();
    private final List<DbtElement> savedQueries = new ArrayList<>();
    private JsonNode metadata;

    private ManifestReader() {}

    /** @throws ArtifactRejected for anything that is not a whole manifest of a known version */
    public static DbtManifest read(InputStream in) {
        var reader = new ManifestReader();
        ArtifactStream.walk(
                FILE,
                in,
                Map.of(
                        "metadata", s -> reader.metadata = s.entry("metadata"),
                        "nodes", s -> s.eachEntry(reader::node),
                        "sources", s -> s.eachEntry(reader::node),
                        "exposures", s -> s.eachEntry(reader::exposure),
                        "semantic_models", s -> s.eachEntry((id, e) -> reader.semanticModels.add(element(id, e))),
                        "metrics", s -> s.eachEntry((id, e) -> reader.metrics.add(element(id, e))),
                        "saved_queries", s -> s.eachEntry((id, e) -> reader.savedQueries.add(element(id, e)))));
        return reader.manifest();
    }

    private DbtManifest manifest() {
        if (metadata == null) {
            throw new ArtifactRejected(FILE, FILE + " has no metadata");
        }
        return new DbtManifest(
                version(),
                Fields.text(metadata, "dbt_version"),
                Fields.instant(metadata, "generated_at"),
                projectName(),
                Fields.text(metadata, "adapter_type"),
                nodes,
                tests.stream().map(t -> TestReader.read(t, nodes)).toList(),
                exposures,
                semanticModels,
                metrics,
                savedQueries);
    }

    private int version() {
        String schema = Fields.text(metadata, "dbt_schema_version");
        Matcher matcher = VERSION.matcher(schema == null ? "" : schema);
        if (!matcher.find()) {
            throw new ArtifactRejected(FILE, FILE + " does not say which version of dbt's manifest it is");
        }
        int version = Integer.parseInt(matcher.group(1));
        if (version < OLDEST || version > NEWEST) {
            throw new ArtifactRejected(
                    FILE, FILE + " is version " + version + "; versions " + OLDEST + " to " + NEWEST + " are read");
        }
        return version;
    }

    /** Older manifests don't name their project but give the MD5 of its name as its id. */
    private String projectName() {
        String named = Fields.text(metadata, "project_name");
        if (named != null) {
            return Fields.name(FILE, "the project", named);
        }
        String projectId = Fields.text(metadata, "project_id");
        var packages = nodes.keySet().stream()
                .map(id -> id.split("\\.", 3)[1])
                .distinct()
                .toList();
        return packages.stream()
                .filter(name -> Canonical.md5(name).equals(projectId))
                .findFirst()
                .orElse(packages.isEmpty() ? "dbt" : packages.get(0));
    }

    private void node(String id, ObjectNode entry) {
        identified(id, entry);
        if (id.split("\\.", 3).length < 3) {
            throw new ArtifactRejected(FILE, FILE + ": a node's id must be kind.package.name");
        }
        String type = Fields.text(entry, "resource_type");
        switch (type == null ? "" : type) {
            case "test" -> tests.add(slim(entry));
            case "model" -> nodes.put(id, NodeReader.read(id, Kind.MODEL, entry));
            case "seed" -> nodes.put(id, NodeReader.read(id, Kind.SEED, entry));
            case "snapshot" -> nodes.put(id, NodeReader.read(id, Kind.SNAPSHOT, entry));
            case "source" -> nodes.put(id, NodeReader.read(id, Kind.SOURCE, entry));
            case "" -> throw new ArtifactRejected(FILE, FILE + ": a node does not say what kind of resource it is");
            default -> {
                // analyses, operations and whatever later versions add say nothing about stored data
            }
        }
    }

    /** Tests are kept until all nodes are known; most of a test's entry is the configuration of how it ran. */
    private static ObjectNode slim(ObjectNode test) {
        return test.retain(
                "unique_id",
                "name",
                "test_metadata",
                "attached_node",
                "column_name",
                "depends_on",
                "config",
                "file_key_name");
    }

    private void exposure(String id, ObjectNode entry) {
        identified(id, entry);
        JsonNode owner = entry.path("owner");
        exposures.add(new DbtExposure(
                id,
                Fields.name(FILE, "an exposure", Fields.text(entry, "name")),
                Fields.text(entry, "label"),
                Fields.text(entry, "type"),
                Fields.text(entry, "maturity"),
                Fields.text(entry, "url"),
                Fields.text(owner, "name") != null ? Fields.text(owner, "name") : Fields.text(owner, "email"),
                Fields.text(entry, "description"),
                Fields.texts(entry.path("depends_on"), "nodes"),
                Canonical.hash(entry)));
    }

    private static DbtElement element(String id, ObjectNode entry) {
        identified(id, entry);
        String name = Fields.name(FILE, "a semantic element", Fields.text(entry, "name"));
        return new DbtElement(id, name, Fields.texts(entry.path("depends_on"), "nodes"), entry, Canonical.hash(entry));
    }

    private static void identified(String id, ObjectNode entry) {
        Fields.name(FILE, "a node", id);
        if (!id.equals(Fields.text(entry, "unique_id"))) {
            throw new ArtifactRejected(FILE, FILE + ": a node is filed under another id than its own");
        }
    }
}
