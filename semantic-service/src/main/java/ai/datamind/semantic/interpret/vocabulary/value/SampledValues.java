package ai.datamind.semantic.interpret.vocabulary.value;

import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** All sampled values of a publication in one dictionary, whoever may see which of them. */
public final class SampledValues {

    private static final int LONGEST = 200;

    private record Key(String model, String dimension) {}

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final ValueDictionary dictionary;

    private SampledValues(SemanticManifest manifest, ValueIndex values, long mostBytes) {
        var builder = new ValueDictionary.Builder(mostBytes);
        var open = new ArrayList<Rest>();
        for (SemanticModel model : manifest.models()) {
            for (Dimension d : model.dimensions()) {
                column(model, d, values, builder, open);
            }
        }
        // By turns, so that a column of many values leaves room for the frequent ones of all others.
        while (!open.isEmpty() && !builder.full()) {
            open.removeIf(rest -> !rest.add(builder));
        }
        this.dictionary = builder.build();
    }

    /** A column's values that are not in yet. */
    private record Rest(int number, Iterator<String> values) {
        boolean add(ValueDictionary.Builder builder) {
            if (values.hasNext()) {
                String value = values.next();
                if (!value.isBlank() && value.length() <= LONGEST) {
                    builder.add(number, value, value);
                }
            }
            return values.hasNext();
        }
    }

    private void column(
            SemanticModel model, Dimension d, ValueIndex values, ValueDictionary.Builder builder, List<Rest> open) {
        Map<String, String> labels = d instanceof CategoricalDimension c ? c.labels() : Map.of();
        List<String> stored =
                values.of(model.name(), d.name()).map(ColumnValues::values).orElse(List.of());
        if (labels.isEmpty() && stored.isEmpty()) {
            return;
        }
        int number = numbers.size();
        numbers.put(new Key(model.name(), d.name()), number);
        labels.forEach((value, spoken) -> builder.add(number, value, spoken));
        if (d.dataType() != DataType.NUMBER) {
            open.add(new Rest(number, stored.iterator()));
        }
    }

    public static SampledValues of(SemanticManifest manifest, ValueIndex values) {
        return of(manifest, values, StoredValues.MOST_BYTES);
    }

    public static SampledValues of(SemanticManifest manifest, ValueIndex values, long mostBytes) {
        return new SampledValues(manifest, values, mostBytes);
    }

    public int columns() {
        return numbers.size();
    }

    /** -1 for a column without sampled values. */
    public int number(String model, String dimension) {
        return numbers.getOrDefault(new Key(model, dimension), -1);
    }

    /** These values for one asker, by the numbers that the columns have there; -1 for a column whose values are not shown. */
    public StoredValues under(int[] columns) {
        int[] numbers = columns.clone();
        return new StoredValues(dictionary, i -> numbers[i], ValueDictionary.EMPTY);
    }
}
