package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtColumn;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtNode.Kind;
import ai.datamind.semantic.dbt.artifact.DbtNode.TimeSpineColumns;
import ai.datamind.semantic.dbt.artifact.DbtRelation;
import ai.datamind.semantic.dbt.artifact.stream.Canonical;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** One entry of {@code nodes} or {@code sources}. */
final class NodeReader {

    private static final String FILE = "manifest.json";

    private NodeReader() {}

    static DbtNode read(String id, Kind kind, ObjectNode entry) {
        String name = Fields.name(FILE, "a " + kind, Fields.text(entry, "name"));
        String materialized = Fields.text(entry.path("config"), "materialized");
        return new DbtNode(
                id,
                kind,
                name,
                "ephemeral".equals(materialized) ? null : relation(kind, entry, name),
                Fields.text(entry, "description"),
                materialized,
                owner(entry),
                columns(entry.path("columns")),
                Fields.texts(entry, "primary_key"),
                Fields.texts(entry, "tags"),
                Fields.texts(entry.path("depends_on"), "nodes"),
                timeSpine(entry.path("time_spine")),
                Canonical.hash(entry));
    }

    private static DbtRelation relation(Kind kind, ObjectNode entry, String name) {
        String stored = Fields.text(entry, kind == Kind.SOURCE ? "identifier" : "alias");
        String schema = Fields.text(entry, "schema");
        String database = Fields.text(entry, "database");
        return new DbtRelation(
                database == null ? null : Fields.name(FILE, "a database", database),
                schema == null ? null : Fields.name(FILE, "a schema", schema),
                Fields.name(FILE, "a relation", stored == null ? name : stored));
    }

    private static String owner(ObjectNode entry) {
        JsonNode meta = entry.path("meta").has("owner")
                ? entry.path("meta")
                : entry.path("config").path("meta");
        return meta.path("owner").isTextual() ? meta.path("owner").textValue() : Fields.text(entry, "group");
    }

    private static List<DbtColumn> columns(JsonNode columns) {
        var read = new ArrayList<DbtColumn>();
        columns.properties().forEach(column -> {
            JsonNode body = column.getValue();
            String name = Fields.text(body, "name");
            read.add(new DbtColumn(
                    Fields.name(FILE, "a column", name == null ? column.getKey() : name),
                    Fields.text(body, "description"),
                    Fields.text(body, "data_type"),
                    Fields.text(body, "granularity"),
                    Fields.texts(body, "tags")));
        });
        return List.copyOf(read);
    }

    private static TimeSpineColumns timeSpine(JsonNode spine) {
        String column = Fields.text(spine, "standard_granularity_column");
        if (column == null) {
            return null;
        }
        var custom = new LinkedHashMap<String, String>();
        spine.path("custom_granularities").forEach(c -> {
            String name = Fields.text(c, "name");
            String stored = Fields.text(c, "column_name");
            custom.put(Fields.name(FILE, "a granularity", name), stored == null ? name : stored);
        });
        return new TimeSpineColumns(column, custom);
    }
}
