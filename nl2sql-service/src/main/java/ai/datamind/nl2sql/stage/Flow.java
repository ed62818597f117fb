package ai.datamind.nl2sql.stage;

import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Stages in a row. Each takes exactly what the former made, so an order that makes no sense does not compile; each is timed and
 * recorded, whether it passes or refuses.
 */
public final class Flow<T> {
    private final Uni<T> soFar;
    private final StageLog log;

    private Flow(Uni<T> soFar, StageLog log) {
        this.soFar = soFar;
        this.log = log;
    }

    public static <T> Flow<T> of(T start, StageLog log) {
        return new Flow<>(Uni.createFrom().item(start), log);
    }

    public <O extends StageOutput> Flow<O> then(Stage<? super T, O> stage) {
        return new Flow<>(soFar.flatMap(in -> timed(stage, in)), log);
    }

    /** Goes on only with {@code other} in hand. */
    public <X, O> Flow<O> join(Uni<X> other, BiFunction<T, X, O> both) {
        return new Flow<>(soFar.flatMap(in -> other.map(found -> both.apply(in, found))), log);
    }

    public Uni<T> end() {
        return soFar;
    }

    private <I, O extends StageOutput> Uni<O> timed(Stage<? super I, O> stage, I in) {
        long began = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> stage.apply(in))
                .invoke(out -> log.add(new StageRecord(stage.name(), true, since(began), out.shown())))
                .onFailure()
                .invoke(failure -> log.add(new StageRecord(stage.name(), false, since(began), why(failure))));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Map<String, Object> why(Throwable failure) {
        return failure instanceof Refused refused
                ? Map.of(
                        "refused",
                        refused.refusal().outcome().name(),
                        "detail",
                        refused.refusal().detail())
                : Map.of("refused", "INTERNAL_ERROR");
    }
}
