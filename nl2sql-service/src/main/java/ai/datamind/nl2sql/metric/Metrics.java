package ai.datamind.nl2sql.metric;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.retrieval.Lexicon;
import ai.datamind.nl2sql.retrieval.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The metrics an asker may know of, and which of them a text is about. */
@ApplicationScoped
public class Metrics {
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(5));

    private final MetricClient client;

    Metrics(@RestClient MetricClient client) {
        this.client = client;
    }

    /** Fails with SOURCE_DOWN where the semantic service does not answer. */
    public Uni<List<Metric>> of(Caller by) {
        return SEMANTIC.call(client.definitions(by.bearer(), by.correlationId()))
                .onFailure(ProblemException.class)
                .transform(away -> new Refused(new Refusal.SourceDown("semantic", away.getMessage())));
    }

    /** Those whose words or spelling come near the text, nearest first. */
    public static List<Metric> about(String text, List<Metric> all, int most) {
        Map<String, Metric> byName =
                all.stream().collect(Collectors.toMap(Metric::name, Function.identity(), (a, b) -> a));
        Lexicon lexicon =
                new Lexicon(byName.values().stream().map(Metrics::text).toList());
        Set<String> near = new LinkedHashSet<>(lexicon.byWords(text));
        near.addAll(lexicon.bySpelling(text));
        return near.stream().limit(most).map(byName::get).toList();
    }

    private static Text text(Metric metric) {
        String names = metric.name() + " " + String.join(" ", metric.synonyms());
        return new Text(metric.name(), "metric", names, metric.description() + " " + metric.definition(), Set.of());
    }
}
