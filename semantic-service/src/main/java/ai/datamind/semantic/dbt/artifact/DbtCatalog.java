package ai.datamind.semantic.dbt.artifact;

import ai.datamind.semantic.dbt.artifact.stream.ArtifactStream;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code catalog.json}: what the warehouse itself says of dbt's relations, by unique id. */
public record DbtCatalog(Map<String, Table> tables) {

    private static final String FILE = "catalog.json";

    /** {@code rows} is an estimate or null. */
    public record Table(String kind, String comment, String owner, Long rows, List<DbtColumn> columns) {}

    public static final DbtCatalog EMPTY = new DbtCatalog(Map.of());

    public static DbtCatalog read(InputStream in) {
        var tables = new LinkedHashMap<String, Table>();
        ArtifactStream.walk(
                FILE,
                in,
                Map.of(
                        "nodes", s -> s.eachEntry((id, e) -> tables.put(Fields.name(FILE, "a node", id), table(e))),
                        "sources", s -> s.eachEntry((id, e) -> tables.put(Fields.name(FILE, "a node", id), table(e)))));
        return new DbtCatalog(tables);
    }

    private static Table table(ObjectNode entry) {
        JsonNode metadata = entry.path("metadata");
        JsonNode rows = entry.path("stats").path("num_rows").path("value");
        var columns = new ArrayList<JsonNode>();
        entry.path("columns").forEach(columns::add);
        columns.sort(Comparator.comparingInt(c -> c.path("index").asInt()));
        return new Table(
                Fields.text(metadata, "type"),
                Fields.text(metadata, "comment"),
                Fields.text(metadata, "owner"),
                rows.isNumber() ? rows.longValue() : null,
                columns.stream().map(DbtCatalog::column).toList());
    }

    private static DbtColumn column(JsonNode column) {
        return new DbtColumn(
                Fields.name(FILE, "a column", Fields.text(column, "name")),
                Fields.text(column, "comment"),
                Fields.text(column, "type"),
                null,
                List.of());
    }

    /** Declared words win over stored ones; columns that were never declared are added in the table's order. */
    DbtNode complete(DbtNode node) {
        Table table = tables.get(node.uniqueId());
        if (table == null) {
            return node;
        }
        Map<String, DbtColumn> stored = table.columns().stream()
                .collect(Collectors.toMap(c -> key(c.name()), c -> c, (a, b) -> a, LinkedHashMap::new));
        var columns = new ArrayList<DbtColumn>();
        node.columns().forEach(c -> {
            DbtColumn same = stored.remove(key(c.name()));
            columns.add(same == null ? c : c.typed(same.dataType()));
        });
        columns.addAll(stored.values());
        return new DbtNode(
                node.uniqueId(),
                node.kind(),
                node.name(),
                node.relation(),
                node.description() == null ? table.comment() : node.description(),
                node.materialized(),
                node.owner(),
                List.copyOf(columns),
                node.primaryKey(),
                node.tags(),
                node.dependsOn(),
                node.timeSpine(),
                node.hash() + "/" + Integer.toHexString(columns.hashCode()));
    }

    private static String key(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
