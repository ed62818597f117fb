package ai.datamind.semantic.interpret.reading;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One way to understand a question, with the SQL that answers it so. {@code text} says it in plain words. */
public record Reading(
        String id,
        String text,
        double confidence,
        Map<String, Object> intent,
        String sql,
        String dialect,
        List<String> grain,
        List<String> joinPath,
        List<Definition> definitions,
        List<String> tables,
        List<ValueBinding> valueBindings,
        List<String> warnings) {

    /** {@code kind} is metric, dimension, filter or measure. */
    public record Definition(String kind, String name, String definition) {}

    /** Words of the question and the stored value they became. */
    public record ValueBinding(String text, String column, String value) {}

    public Reading {
        grain = List.copyOf(grain);
        joinPath = List.copyOf(joinPath);
        definitions = List.copyOf(definitions);
        tables = List.copyOf(tables);
        valueBindings = List.copyOf(valueBindings);
        warnings = List.copyOf(warnings);
    }

    public Reading warned(List<String> more) {
        return new Reading(
                id,
                text,
                confidence,
                intent,
                sql,
                dialect,
                grain,
                joinPath,
                definitions,
                tables,
                valueBindings,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }

    public Reading with(String newId, double newConfidence) {
        return new Reading(
                newId,
                text,
                newConfidence,
                intent,
                sql,
                dialect,
                grain,
                joinPath,
                definitions,
                tables,
                valueBindings,
                warnings);
    }
}
