package ai.datamind.nl2sql.llm;

import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Equal prompts that come together are one call. */
final class SharedCalls {
    private static final int MOST_KEPT = 500;

    private record Key(String provider, Prompt prompt) {}

    private record Kept(LlmAnswer answer, Instant until) {}

    private final Duration reuse;
    private final Map<Key, Uni<LlmAnswer>> flights = new ConcurrentHashMap<>();
    private final Map<Key, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    SharedCalls(Duration reuse) {
        this.reuse = reuse;
    }

    Uni<LlmAnswer> of(String provider, Prompt prompt, Supplier<Uni<LlmAnswer>> call) {
        Key key = new Key(provider, prompt);
        LlmAnswer before = known(key);
        if (before != null) return Uni.createFrom().item(before);
        Uni<LlmAnswer> mine = Uni.createFrom()
                .deferred(() -> call.get())
                .invoke(answer -> keep(key, answer))
                .onTermination()
                .invoke(() -> flights.remove(key))
                .memoize()
                .indefinitely();
        Uni<LlmAnswer> flying = flights.putIfAbsent(key, mine);
        return flying == null
                ? mine
                : flying.emitOn(Worker.home())
                        // What the first one may not spend, another may.
                        .onFailure(Refused.class)
                        .recoverWithUni(() -> call.get());
    }

    private synchronized LlmAnswer known(Key key) {
        Kept found = kept.get(key);
        if (found == null) return null;
        if (found.until().isBefore(Instant.now())) {
            kept.remove(key);
            return null;
        }
        return found.answer();
    }

    private synchronized void keep(Key key, LlmAnswer answer) {
        if (reuse.isPositive()) kept.put(key, new Kept(answer, Instant.now().plus(reuse)));
    }
}
