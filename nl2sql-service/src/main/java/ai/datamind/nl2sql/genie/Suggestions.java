package ai.datamind.nl2sql.genie;

import ai.datamind.nl2sql.interpretation.Interpretation.ModelVersion;
import ai.datamind.nl2sql.interpretation.NextQuestions;
import ai.datamind.nl2sql.metric.Metric;
import ai.datamind.nl2sql.metric.Metrics;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which metrics come near what somebody has in mind, each with a question that is understood. */
@ApplicationScoped
class Suggestions {
    private static final int USUAL = 5;
    private static final int MOST = 20;

    private final Metrics metrics;
    private final NextQuestions understood;

    Suggestions(Metrics metrics, NextQuestions understood) {
        this.metrics = metrics;
        this.understood = understood;
    }

    Uni<Suggested> of(Asking asking, String question, String model, Integer limit) {
        int most = Math.min(limit == null ? USUAL : limit, MOST);
        return metrics.of(asking.caller())
                .flatMap(all -> {
                    List<Metric> among = all.stream()
                            .filter(metric -> model == null || model.equals(metric.model()))
                            .toList();
                    List<Metric> near = question == null || question.isBlank()
                            ? among.stream().limit(most).toList()
                            : Metrics.about(question, among, most);
                    return answerable(asking, all, near).map(asked -> Suggested.of(near, asked));
                })
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), asking.queryId()));
    }

    /** Definitions that change make other answers. */
    private Uni<List<String>> answerable(Asking asking, List<Metric> all, List<Metric> near) {
        ModelVersion version = new ModelVersion("metrics", null, "metrics-" + all.hashCode());
        return understood.understood(
                asking, version, near.stream().map(Suggestions::asked).toList(), MOST);
    }

    private static String asked(Metric metric) {
        return "what is the " + metric.name().replace('_', ' ');
    }

    record Suggested(List<Suggestion> suggestions) {
        static Suggested of(List<Metric> near, List<String> understood) {
            return new Suggested(near.stream()
                    .map(metric -> new Suggestion(
                            metric.name(),
                            metric.description(),
                            metric.definition(),
                            metric.unit(),
                            metric.model(),
                            understood.contains(asked(metric)) ? asked(metric) : null))
                    .toList());
        }
    }

    /** @param question that asks for it, or null where none is known to be understood */
    record Suggestion(String name, String description, String definition, String unit, String model, String question) {}
}
