package ai.datamind.semantic.dbt.artifact;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One dbt project as its manifest tells it. {@code version} is the manifest's own (4 to 12). */
public record DbtManifest(
        int version,
        String dbtVersion,
        Instant generatedAt,
        String projectName,
        String adapter,
        Map<String, DbtNode> nodes,
        List<DbtTest> tests,
        List<DbtExposure> exposures,
        List<DbtElement> semanticModels,
        List<DbtElement> metrics,
        List<DbtElement> savedQueries) {

    public DbtManifest {
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        tests = List.copyOf(tests);
        exposures = List.copyOf(exposures);
        semanticModels = List.copyOf(semanticModels);
        metrics = List.copyOf(metrics);
        savedQueries = List.copyOf(savedQueries);
    }

    public Optional<DbtNode> node(String uniqueId) {
        return Optional.ofNullable(nodes.get(uniqueId));
    }

    /** The same project with column types, comments and columns that only the warehouse knew. */
    public DbtManifest with(DbtCatalog catalog) {
        var typed = new LinkedHashMap<String, DbtNode>();
        nodes.forEach((id, node) -> typed.put(id, catalog.complete(node)));
        return new DbtManifest(
                version,
                dbtVersion,
                generatedAt,
                projectName,
                adapter,
                typed,
                tests,
                exposures,
                semanticModels,
                metrics,
                savedQueries);
    }
}
