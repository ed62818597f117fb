package ai.datamind.gateway.key;

import ai.datamind.gateway.mark.KeyMark;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Origin;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The keys in force, in memory. Loaded before the first request is taken; reloaded when a rotation elsewhere is noticed. */
@ApplicationScoped
public class KeyRing {

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_FORCED_RELOADS_NANOS =
            Duration.ofSeconds(2).toNanos();

    private final KeyRepository keys;
    private final KeyMark mark;
    private final AtomicLong lastForced = new AtomicLong(System.nanoTime() - BETWEEN_FORCED_RELOADS_NANOS);
    private volatile KeySet current;
    private volatile String seenMark = "";

    KeyRing(KeyRepository keys, KeyMark mark) {
        this.keys = keys;
        this.mark = mark;
    }

    void open(@Observes @Priority(10) StartupEvent start) {
        var made = Happening.success(
                Happening.Kind.SECURITY, "security.keys_created", Happening.Actor.ITSELF, "signing-keys");
        keys.ensure(made.facts(Origin.ITSELF)).chain(this::reload).await().atMost(START_PATIENCE);
    }

    public KeySet keys() {
        return current;
    }

    /** New signing key at once. What the old one signed is believed for {@code verifyFor}, or no longer. */
    public Uni<KeySet> rotate(boolean revoke, Duration verifyFor, Happening happening, Origin from) {
        return keys.rotate(revoke, verifyFor, happening.facts(from))
                .chain(this::reload)
                .call(set -> mark.announce(set.signing().kid())
                        .invoke(() -> seenMark = set.signing().kid()));
    }

    /** For a key id nobody here knows: another replica may just have made it. Limited, since anyone can invent ids. */
    public Uni<KeySet> reloadForUnknownKey() {
        long now = System.nanoTime();
        long last = lastForced.get();
        boolean due = now - last >= BETWEEN_FORCED_RELOADS_NANOS && lastForced.compareAndSet(last, now);
        return due ? reload() : Uni.createFrom().item(current);
    }

    /** What Redis says about the newest rotation, seen with every request; empty when it says nothing. */
    public Uni<Void> heard(String announced) {
        if (announced.isEmpty() || announced.equals(seenMark))
            return Uni.createFrom().voidItem();
        return reload().invoke(() -> seenMark = announced).replaceWithVoid();
    }

    @Scheduled(every = "${datamind.key.reload:30s}", delayed = "${datamind.key.reload:30s}")
    Uni<Void> reloadNowAndThen() {
        return reload().replaceWithVoid();
    }

    private Uni<KeySet> reload() {
        return keys.load().invoke(loaded -> current = loaded);
    }
}
