package ai.datamind.semantic.note;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what dbt described. */
@ApplicationScoped
class TableNoteRepository {
    private static final String DESCRIBED = """
            select schema_name || '.' || relation as name, body from dbt_node
             where schema_name || '.' || relation = any($1) order by project, unique_id""";

    private final Pool pool;

    TableNoteRepository(Pool pool) {
        this.pool = pool;
    }

    /** By schema.table; of several projects that describe one table the first. */
    Uni<Map<String, TableNote>> described(List<String> names) {
        return pool.preparedQuery(DESCRIBED)
                .execute(Tuple.tuple().addArrayOfString(names.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, TableNote> found = new LinkedHashMap<>();
                    rows.forEach(row -> found.putIfAbsent(row.getString("name"), note(row)));
                    return found;
                });
    }

    private static TableNote note(Row row) {
        JsonObject body = row.getJsonObject("body");
        Map<String, String> columns = new LinkedHashMap<>();
        body.getJsonArray("columns", new JsonArray()).forEach(each -> {
            JsonObject column = (JsonObject) each;
            String description = column.getString("description");
            if (description != null && !description.isBlank()) columns.put(column.getString("name"), description);
        });
        String description = body.getString("description");
        return new TableNote(
                row.getString("name"),
                description == null || description.isBlank() ? null : description,
                columns,
                List.of());
    }
}
