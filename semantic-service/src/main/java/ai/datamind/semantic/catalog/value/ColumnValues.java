package ai.datamind.semantic.catalog.value;

import java.util.List;

/**
 * Distinct values seen in a dimension, the most frequent first. {@code complete} says that there are no others.
 */
public record ColumnValues(String model, String dimension, List<String> values, boolean complete) {

    public ColumnValues {
        values = List.copyOf(values);
    }
}
