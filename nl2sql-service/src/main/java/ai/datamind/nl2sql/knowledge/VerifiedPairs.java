package ai.datamind.nl2sql.knowledge;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The verified pairs, in memory: looking one up costs nothing on the way of a question. */
@ApplicationScoped
public class VerifiedPairs {
    private static final Logger LOG = Logger.getLogger(VerifiedPairs.class);

    private final TrainingRepository repository;
    private volatile Map<String, TrainingPair> byKey = Map.of();

    VerifiedPairs(TrainingRepository repository) {
        this.repository = repository;
    }

    public Optional<TrainingPair> of(String question) {
        return Optional.ofNullable(byKey.get(TrainingPair.key(question)));
    }

    public Uni<Void> reload() {
        return repository
                .verified()
                .invoke(pairs -> {
                    Map<String, TrainingPair> fresh = new LinkedHashMap<>();
                    pairs.forEach(pair -> fresh.put(TrainingPair.key(pair.question()), pair));
                    byKey = fresh;
                })
                .replaceWithVoid();
    }

    void load(@Observes StartupEvent started) {
        quietly().subscribe().with(done -> {});
    }

    /** Should an event ever be missed, the next round heals it. */
    @Scheduled(every = "5m", delayed = "5m")
    Uni<Void> again() {
        return quietly();
    }

    private Uni<Void> quietly() {
        return reload().onFailure()
                .invoke(failure -> LOG.warnf("Verified pairs could not be read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
