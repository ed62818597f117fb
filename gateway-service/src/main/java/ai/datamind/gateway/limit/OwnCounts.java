package ai.datamind.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** The same counting in this replica's memory, for when Redis is away. */
final class OwnCounts {

    private static final long WINDOW = 60_000;
    private static final int MOST_BUCKETS = 100_000;

    private final LongSupplier clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    OwnCounts(LongSupplier clockMillis) {
        this.clock = clockMillis;
    }

    /** All buckets are counted, or none. */
    synchronized List<Count> count(List<Bucket> buckets) {
        long now = clock.getAsLong();
        List<Window> current =
                buckets.stream().map(bucket -> window(bucket, now)).toList();
        boolean all = true;
        for (int i = 0; i < buckets.size(); i++)
            all &= current.get(i).calls < buckets.get(i).limit();
        if (all) current.forEach(window -> window.calls++);
        java.util.ArrayList<Count> counts = new java.util.ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            Window window = current.get(i);
            int limit = buckets.get(i).limit();
            counts.add(new Count(
                    all || window.calls < limit,
                    limit,
                    Math.max(0, limit - window.calls),
                    Math.max(0, window.began + WINDOW - now)));
        }
        return counts;
    }

    /** Remembers calls that were counted elsewhere, so that counting alone does not begin at nothing. */
    synchronized void note(List<Bucket> buckets) {
        long now = clock.getAsLong();
        buckets.forEach(bucket -> window(bucket, now).calls++);
    }

    private Window window(Bucket bucket, long now) {
        Window window = windows.getIfPresent(bucket.key());
        if (window == null || now - window.began >= WINDOW) {
            window = new Window(now);
            windows.put(bucket.key(), window);
        }
        return window;
    }

    private static final class Window {
        final long began;
        int calls;

        Window(long began) {
            this.began = began;
        }
    }
}
