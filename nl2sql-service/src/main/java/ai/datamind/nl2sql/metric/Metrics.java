package ai.datamind.nl2sql.metric;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.retrieval.Lexicon;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The metrics an asker may know of, and which of them a text is about. */
@ApplicationScoped
public class Metrics {
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(5));

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 500;

    /** The texts are looked up in a lexicon of their own, which takes longer to make than to ask. */
    private record Kept(Map<String, Metric> byName, Lexicon lexicon, Instant until) {
        static Kept of(List<Metric> all) {
            Map<String, Metric> byName =
                    all.stream().collect(Collectors.toMap(Metric::name, Function.identity(), (a, b) -> a));
            List<Text> texts = byName.values().stream().map(Metrics::text).toList();
            return new Kept(byName, new Lexicon(texts), Instant.now().plus(KEPT));
        }

        List<Metric> about(String text, int most) {
            Set<String> near = new LinkedHashSet<>(lexicon.byWords(text));
            near.addAll(lexicon.bySpelling(text));
            return near.stream().limit(most).map(byName::get).toList();
        }
    }

    private record Key(String userId, String fingerprint) {}

    private final MetricClient client;
    private final Decisions decisions;
    private final Worker worker;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    Metrics(@RestClient MetricClient client, Decisions decisions, Worker worker) {
        this.client = client;
        this.decisions = decisions;
        this.worker = worker;
    }

    /** Fails with SOURCE_DOWN where the semantic service does not answer. */
    public Uni<List<Metric>> of(Caller by) {
        return SEMANTIC.call(client.definitions(by.bearer(), by.correlationId()))
                .onFailure(ProblemException.class)
                .transform(away -> new Refused(new Refusal.SourceDown("semantic", away.getMessage())));
    }

    /** Those whose words or spelling come near the text, nearest first. */
    public static List<Metric> about(String text, List<Metric> all, int most) {
        return Kept.of(all).about(text, most);
    }

    /** The same of what the asker was told within the last half minute, under the same decision. */
    public Uni<List<Metric>> about(String text, Asking asking, int most) {
        return decisions
                .of(asking)
                .flatMap(decision -> known(asking, decision))
                .flatMap(known -> worker.run(() -> known.about(text, most)));
    }

    private Uni<Kept> known(Asking asking, Decision decision) {
        Key key = new Key(asking.caller().userId(), decision.fingerprint());
        Kept found = kept.get(key);
        if (found != null && found.until().isAfter(Instant.now())) {
            return Uni.createFrom().item(found);
        }
        return of(asking.caller())
                .flatMap(all -> worker.run(() -> Kept.of(all)))
                .invoke(fresh -> {
                    if (kept.size() >= MOST_KEPT) kept.clear();
                    kept.put(key, fresh);
                });
    }

    private static Text text(Metric metric) {
        String names = metric.name() + " " + String.join(" ", metric.synonyms());
        return new Text(metric.name(), "metric", names, metric.description() + " " + metric.definition(), Set.of());
    }
}
