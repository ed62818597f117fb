package ai.datamind.sql.kept;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;

/**
 * Values by key, up to a total weight. The weight is memory: counting entries alone would let a few thousand statements
 * of a hundred kilobytes each fill the heap. There is no listing: what nobody can name, nobody finds.
 */
public final class Kept<K, V> {
    private final long most;
    private final ToLongBiFunction<K, V> weight;
    private final Map<K, V> values = new LinkedHashMap<>(64, 0.75f, true);
    private long total;

    /** @param weight of an entry, ever the same, in the unit of {@code most}; one heavier than an eighth is not kept */
    public Kept(long most, ToLongBiFunction<K, V> weight) {
        this.most = most;
        this.weight = weight;
    }

    public synchronized Optional<V> of(K key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(K key, V value) {
        long added = weight.applyAsLong(key, value);
        if (added > most / 8) {
            return;
        }
        V before = values.put(key, value);
        total += added - (before == null ? 0 : weight.applyAsLong(key, before));
        Iterator<Map.Entry<K, V>> oldest = values.entrySet().iterator();
        while (total > most) {
            Map.Entry<K, V> entry = oldest.next();
            total -= weight.applyAsLong(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    /** Made outside the lock: two threads may make the same value, none waits for another's. A failure is not kept. */
    public V orMake(K key, Supplier<V> make) {
        return of(key).orElseGet(() -> {
            V made = make.get();
            put(key, made);
            return made;
        });
    }
}
