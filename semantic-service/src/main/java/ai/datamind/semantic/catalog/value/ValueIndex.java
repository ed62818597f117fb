package ai.datamind.semantic.catalog.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sampled values of a manifest's categorical dimensions, immutable. */
public final class ValueIndex {

    public static final ValueIndex EMPTY = new ValueIndex(List.of());

    private record Key(String model, String dimension) {}

    private final Map<Key, ColumnValues> columns;

    public ValueIndex(List<ColumnValues> all) {
        var index = new LinkedHashMap<Key, ColumnValues>();
        all.forEach(c -> index.put(new Key(c.model(), c.dimension()), c));
        this.columns = index;
    }

    public Optional<ColumnValues> of(String model, String dimension) {
        return Optional.ofNullable(columns.get(new Key(model, dimension)));
    }

    public Collection<ColumnValues> all() {
        return java.util.Collections.unmodifiableCollection(columns.values());
    }
}
