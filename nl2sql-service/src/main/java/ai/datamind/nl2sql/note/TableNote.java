package ai.datamind.nl2sql.note;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * @param table as schema.table
 * @param description null where there is none
 * @param columns descriptions by name
 * @param warnings what is wrong with its data, one sentence each
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TableNote(String table, String description, Map<String, String> columns, List<String> warnings) {
    public TableNote {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    static TableNote nothing(String table) {
        return new TableNote(table, null, Map.of(), List.of());
    }

    public boolean describes() {
        return description != null || !columns.isEmpty();
    }
}
