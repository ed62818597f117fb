package ai.datamind.semantic.lineage;

import ai.datamind.semantic.dbt.StoredNode;
import ai.datamind.semantic.lineage.LineageNode.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** dbt's own graph. What is stored is the table it is stored as; the rest (ephemeral models, exposures) are nodes of dbt's. */
final class DbtLineage {

    private DbtLineage() {}

    static void add(LineageGraph.Builder graph, List<StoredNode> nodes) {
        Map<String, String> ids = new HashMap<>();
        nodes.forEach(n -> ids.put(n.uniqueId(), graph.add(node(n))));
        for (StoredNode node : nodes) {
            String id = ids.get(node.uniqueId());
            if (node.relation() != null) {
                node.columns()
                        .forEach(c -> graph.edge(
                                graph.add(LineageNode.of(Kind.COLUMN, table(node) + "." + c, null, null)),
                                id,
                                LineageEdge.Kind.PART_OF));
            }
            node.dependsOn().stream()
                    .filter(ids::containsKey)
                    .forEach(d -> graph.edge(ids.get(d), id, LineageEdge.Kind.READS));
        }
    }

    private static LineageNode node(StoredNode node) {
        String description = node.body().get("description") instanceof String text ? text : null;
        String note = "dbt " + node.kind().replace('_', ' ') + " " + node.name();
        if (node.relation() != null) {
            return LineageNode.of(Kind.TABLE, table(node), description, note);
        }
        return switch (node.kind()) {
            case "exposure" -> LineageNode.of(Kind.EXPOSURE, node.name(), description, note);
            case "semantic_model" -> LineageNode.of(Kind.SEMANTIC_MODEL, node.name(), description, note);
            case "metric" -> LineageNode.of(Kind.METRIC, node.name(), description, note);
            case "saved_query" -> LineageNode.of(Kind.SAVED_QUERY, node.name(), description, note);
            default -> LineageNode.of(Kind.DBT_MODEL, node.uniqueId(), description, note);
        };
    }

    private static String table(StoredNode node) {
        return (node.schema() == null ? "public" : node.schema()) + "." + node.relation();
    }
}
