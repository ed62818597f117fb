package ai.datamind.semantic.note;

import ai.datamind.semantic.visibility.Visibility;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param table as schema.table
 * @param description null where there is none
 * @param columns descriptions by name; columns without one are left out
 * @param warnings what is wrong with its data, one sentence each
 */
@RegisterForReflection
public record TableNote(String table, String description, Map<String, String> columns, List<String> warnings) {

    /** Without the columns that do not exist for the asker. */
    TableNote seen(Visibility visibility) {
        String[] name = table.split("\\.", 2);
        Map<String, String> shown = new LinkedHashMap<>();
        columns.forEach((column, text) -> {
            if (visibility.column(name[0], name[1], column)) shown.put(column, text);
        });
        return new TableNote(table, description, shown, warnings);
    }

    TableNote warned(List<String> more) {
        return new TableNote(table, description, columns, more);
    }
}
