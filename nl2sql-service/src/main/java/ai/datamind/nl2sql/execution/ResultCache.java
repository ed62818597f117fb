package ai.datamind.nl2sql.execution;

import ai.datamind.nl2sql.warehouse.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Small results, for a short while. The key holds everything that could make them different for somebody else. */
@ApplicationScoped
class ResultCache {
    private static final int MOST_RESULTS = 500;
    private static final int MOST_ROWS = 1_000;

    private record Kept(Rows rows, Instant until) {}

    private final ExecutionConfig config;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_RESULTS;
        }
    };

    ResultCache(ExecutionConfig config) {
        this.config = config;
    }

    synchronized Optional<Rows> get(String key) {
        Kept found = kept.get(key);
        if (found == null) return Optional.empty();
        if (found.until().isBefore(Instant.now())) {
            kept.remove(key);
            return Optional.empty();
        }
        return Optional.of(found.rows());
    }

    synchronized void put(String key, Rows rows) {
        if (config.cacheTtl().isPositive() && rows.rows().size() <= MOST_ROWS) {
            kept.put(key, new Kept(rows, Instant.now().plus(config.cacheTtl())));
        }
    }
}
