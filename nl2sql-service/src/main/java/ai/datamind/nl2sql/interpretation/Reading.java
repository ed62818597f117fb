package ai.datamind.nl2sql.interpretation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One way to understand a question, with the SQL compiled from the same version of the model. The SQL is as untrusted here as any
 * other.
 *
 * @param text what is understood, in plain words
 * @param confidence 0 to 1
 * @param intent the canonical form, opaque to this service; equal intents give equal SQL
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reading(
        String id,
        String text,
        double confidence,
        JsonNode intent,
        String sql,
        String dialect,
        List<String> grain,
        List<String> joinPath,
        List<Definition> definitions,
        List<String> tables,
        List<ValueBinding> valueBindings,
        List<String> warnings) {

    public Reading {
        grain = copy(grain);
        joinPath = copy(joinPath);
        definitions = copy(definitions);
        tables = copy(tables);
        valueBindings = copy(valueBindings);
        warnings = copy(warnings);
    }

    Reading over(List<String> read, List<String> warned) {
        return new Reading(
                id, text, confidence, intent, sql, dialect, grain, joinPath, definitions, read, valueBindings, warned);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A word of the model that was used. {@code kind} is metric, dimension, filter or measure. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Definition(String kind, String name, String definition) {}

    /** A word of the question that was taken for a value of a column. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ValueBinding(String text, String column, Object value) {}
}
