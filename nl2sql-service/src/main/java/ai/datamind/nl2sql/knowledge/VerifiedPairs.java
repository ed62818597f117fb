package ai.datamind.nl2sql.knowledge;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What was verified for the question where it goes on from these, or for the question alone. */
    public Optional<TrainingPair> of(List<String> earlier, String question) {
        Map<String, TrainingPair> known = byKey;
        TrainingPair threaded = known.get(TrainingPair.key(TrainingPair.threaded(earlier, question)));
        return Optional.ofNullable(threaded == null ? known.get(TrainingPair.key(question)) : threaded);
    }

    /** The pairs whose questions look most like this one, best first. */
    public List<TrainingPair> similar(String question, int most) {
        Set<String> asked = trigrams(TrainingPair.key(question));
        return byKey.entrySet().stream()
                .map(entry -> Map.entry(entry.getValue(), likeness(asked, trigrams(entry.getKey()))))
                .filter(entry -> entry.getValue() > 0.1)
                .sorted(Map.Entry.<TrainingPair, Double>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double likeness(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        int all = a.size() + b.size() - both.size();
        return all == 0 ? 0 : (double) both.size() / all;
    }

    private static Set<String> trigrams(String text) {
        String padded = "  " + text + " ";
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
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
