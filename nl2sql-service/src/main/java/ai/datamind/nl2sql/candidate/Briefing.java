package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.knowledge.Grounds;
import ai.datamind.nl2sql.knowledge.Sight;
import ai.datamind.nl2sql.metric.Metric;
import ai.datamind.nl2sql.metric.Metrics;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.retrieval.Found;
import ai.datamind.nl2sql.retrieval.Retrieval;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.usage.ModelUse.Spender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Puts together what a language model may know for a question: nothing its asker may not. */
@ApplicationScoped
class Briefing {
    private static final int MOST_FOUND = 24;
    private static final int MOST_METRICS = 10;

    private final Grounds grounds;
    private final Retrieval retrieval;
    private final Metrics metrics;
    private final Worker worker;

    Briefing(Grounds grounds, Retrieval retrieval, Metrics metrics, Worker worker) {
        this.grounds = grounds;
        this.retrieval = retrieval;
        this.metrics = metrics;
        this.worker = worker;
    }

    Uni<Surroundings> of(Interpretation asked) {
        return Uni.combine()
                .all()
                .unis(grounds.of(asked.question().asking()), named(asked))
                .asTuple()
                .flatMap(both -> found(asked, both.getItem1(), both.getItem2()));
    }

    private Uni<Surroundings> found(Interpretation asked, Sight sight, List<Metric> named) {
        return retrieval
                .search(asked.question().text(), seen(asked, sight), MOST_FOUND, spender(asked))
                .flatMap(texts ->
                        worker.run(() -> Surroundings.of(asked, sight, told(sight, more(asked, sight, texts)), named)));
    }

    private static Spender spender(Interpretation asked) {
        Asking asking = asked.question().asking();
        return new Spender(asking.queryId(), asking.caller().userId());
    }

    private static Predicate<Text> seen(Interpretation asked, Sight sight) {
        return sight.and(text -> !asked.question().learning().without().contains(text.id()));
    }

    private static List<Found> told(Sight sight, List<Found> found) {
        return found.stream()
                .map(hit -> new Found(sight.told(hit.text()), hit.score()))
                .toList();
    }

    /** With what is tried out as if it had been learnt, where it comes near the question. */
    private static List<Found> more(Interpretation asked, Sight sight, List<Found> found) {
        List<Found> all = new ArrayList<>(Retrieval.among(
                asked.question().learning().also(), asked.question().text(), sight));
        all.addAll(found);
        return all;
    }

    /** Definitions help; where they cannot be had the tables alone must do. */
    private Uni<List<Metric>> named(Interpretation asked) {
        return metrics.about(asked.question().text(), asked.question().asking(), MOST_METRICS)
                .onFailure()
                .recoverWithItem(List.of());
    }
}
