package ai.datamind.nl2sql.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verified pairs, in memory: looking one up costs nothing on the way of a question. */
@ApplicationScoped
public class VerifiedPairs {
    private volatile Map<String, TrainingPair> byKey = Map.of();

    /** What was verified for the question where it goes on from these, or for the question alone. */
    public Optional<TrainingPair> of(List<String> earlier, String question) {
        Map<String, TrainingPair> known = byKey;
        TrainingPair threaded = known.get(TrainingPair.key(TrainingPair.threaded(earlier, question)));
        return Optional.ofNullable(threaded == null ? known.get(TrainingPair.key(question)) : threaded);
    }

    /** Of the pairs given those that are verified. */
    void replace(Collection<TrainingPair> pairs) {
        Map<String, TrainingPair> fresh = new LinkedHashMap<>();
        pairs.stream()
                .filter(pair -> pair.tag().equals(TrainingPair.VERIFIED))
                .forEach(pair -> fresh.put(TrainingPair.key(pair.question()), pair));
        byKey = fresh;
    }
}
