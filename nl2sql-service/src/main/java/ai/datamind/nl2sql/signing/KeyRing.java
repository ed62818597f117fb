package ai.datamind.nl2sql.signing;

import ai.datamind.kit.id.Ids;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** The keys at this moment. */
@ApplicationScoped
public class KeyRing {
    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    private record Known(SigningKey key, Instant at) {}

    private final SigningKeyRepository repository;
    private final SigningConfig config;
    private final AtomicReference<Known> known = new AtomicReference<>();

    KeyRing(SigningKeyRepository repository, SigningConfig config) {
        this.repository = repository;
        this.config = config;
    }

    /** A missing or another ENCRYPTION_KEY is to be known at start, not with the first certificate. */
    void open(@Observes StartupEvent started) {
        repository.active().await().atMost(Duration.ofSeconds(20));
    }

    public Uni<SigningKey> signing() {
        Known now = known.get();
        return now != null && now.at().plus(config.reload()).isAfter(Instant.now())
                ? Uni.createFrom().item(now.key())
                : repository.active().invoke(key -> known.set(new Known(key, Instant.now())));
    }

    Uni<PublishedKeys> published() {
        return repository
                .published()
                .map(keys -> new PublishedKeys(
                        keys.stream().map(PublishedKeys.Jwk::of).toList()));
    }

    /** @param by who wants it, or null where it is time */
    Uni<Optional<String>> rotate(boolean revoke, Caller by) {
        Duration age = by == null ? config.rotateAfter() : Duration.ZERO;
        return repository.rotate(revoke, age, told(revoke, by)).invoke(done -> known.set(null));
    }

    @Scheduled(every = "1h", delayed = "1m")
    Uni<Void> rotateInTime() {
        return rotate(false, null)
                .invoke(next -> next.ifPresent(kid -> LOG.infof("Certificates are signed with %s now.", kid)))
                .onFailure()
                .invoke(failure -> LOG.warnf("The certificate key could not be rotated: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .replaceWithVoid();
    }

    private static Fact told(boolean revoke, Caller by) {
        Map<String, Object> payload = new LinkedHashMap<>();
        String id = Ids.next("evt");
        payload.put("entry_id", id);
        payload.put("action", "certificate_key.rotated");
        payload.put("actor_id", by == null ? "nl2sql-service" : by.userId());
        payload.put("actor_email", by == null ? null : by.subject().email());
        payload.put("ip", by == null ? null : by.ip());
        payload.put("outcome", revoke ? "revoked" : "retired");
        payload.put("resource", "certificate-keys");
        payload.put("correlation_id", by == null ? id : by.correlationId());
        payload.put("detail", Map.of());
        payload.put("occurred_at", Instant.now());
        return new Fact("datamind.audit.v1", "ai.datamind.audit.recorded.v1", "certificate-keys", id, payload);
    }
}
