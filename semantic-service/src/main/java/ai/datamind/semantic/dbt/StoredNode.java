package ai.datamind.semantic.dbt;

import ai.datamind.semantic.dbt.artifact.DbtColumn;
import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.DbtExposure;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A node of dbt as it is kept: what lineage, documentation and status need of it. {@code schema} and {@code relation} may be null. */
public record StoredNode(
        String uniqueId,
        String kind,
        String name,
        String schema,
        String relation,
        List<String> dependsOn,
        String hash,
        Map<String, Object> body) {

    static List<StoredNode> of(Artifacts artifacts) {
        var manifest = artifacts.manifest();
        var nodes = new ArrayList<StoredNode>();
        manifest.nodes().values().forEach(n -> nodes.add(of(n)));
        manifest.tests().forEach(t -> nodes.add(of(t)));
        manifest.exposures().forEach(e -> nodes.add(of(e)));
        manifest.semanticModels().forEach(e -> nodes.add(of("semantic_model", e)));
        manifest.metrics().forEach(e -> nodes.add(of("metric", e)));
        manifest.savedQueries().forEach(e -> nodes.add(of("saved_query", e)));
        return nodes;
    }

    private static StoredNode of(DbtNode node) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "description", node.description());
        put(body, "materialized", node.materialized());
        put(body, "owner", node.owner());
        put(body, "tags", node.tags());
        put(body, "columns", node.columns().stream().map(StoredNode::column).toList());
        boolean stored = node.relation() != null;
        return new StoredNode(
                node.uniqueId(),
                node.kind().name().toLowerCase(Locale.ROOT),
                node.name(),
                stored ? node.relation().schema() : null,
                stored ? node.relation().name() : null,
                node.dependsOn(),
                node.hash(),
                body);
    }

    private static Map<String, Object> column(DbtColumn column) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", column.name());
        put(body, "data_type", column.dataType());
        put(body, "description", column.description());
        return body;
    }

    private static StoredNode of(DbtTest test) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "generic", test.generic());
        put(body, "node", test.node());
        put(body, "column", test.column());
        return new StoredNode(test.uniqueId(), "test", test.name(), null, null, test.dependsOn(), test.hash(), body);
    }

    private static StoredNode of(DbtExposure exposure) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "label", exposure.label());
        put(body, "type", exposure.type());
        put(body, "owner", exposure.owner());
        put(body, "description", exposure.description());
        put(body, "url", exposure.url());
        return new StoredNode(
                exposure.uniqueId(),
                "exposure",
                exposure.name(),
                null,
                null,
                exposure.dependsOn(),
                exposure.hash(),
                body);
    }

    private static StoredNode of(String kind, DbtElement element) {
        var body = new LinkedHashMap<String, Object>();
        JsonNode description = element.body().path("description");
        put(body, "description", description.isTextual() ? description.textValue() : null);
        return new StoredNode(
                element.uniqueId(), kind, element.name(), null, null, element.dependsOn(), element.hash(), body);
    }

    private static void put(Map<String, Object> body, String name, Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    /** Names of the node's columns, in the table's order. */
    public List<String> columns() {
        return body.get("columns") instanceof List<?> columns
                ? columns.stream()
                        .flatMap(c ->
                                c instanceof Map<?, ?> m ? Stream.of(String.valueOf(m.get("name"))) : Stream.empty())
                        .toList()
                : List.of();
    }
}
