package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.knowledge.Sight;
import ai.datamind.nl2sql.metric.Metric;
import ai.datamind.nl2sql.metric.Metrics;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.retrieval.Found;
import ai.datamind.nl2sql.retrieval.Retrieval;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.Catalog;
import ai.datamind.sql.catalog.CatalogSnapshot;
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

    private final Catalog catalog;
    private final Decisions decisions;
    private final Retrieval retrieval;
    private final Metrics metrics;
    private final Worker worker;

    Briefing(Catalog catalog, Decisions decisions, Retrieval retrieval, Metrics metrics, Worker worker) {
        this.catalog = catalog;
        this.decisions = decisions;
        this.retrieval = retrieval;
        this.metrics = metrics;
        this.worker = worker;
    }

    Uni<Surroundings> of(Interpretation asked) {
        Asking asking = asked.question().asking();
        return Uni.combine()
                .all()
                .unis(catalog.snapshot(asking.warehouse()), decisions.of(asking), named(asked))
                .asTuple()
                .flatMap(all -> found(asked, all.getItem1(), all.getItem2(), all.getItem3()));
    }

    private Uni<Surroundings> found(
            Interpretation asked, CatalogSnapshot snapshot, Decision decision, List<Metric> named) {
        return worker.run(() -> Sight.of(snapshot, decision))
                .flatMap(sight -> retrieval
                        .search(asked.question().text(), seen(asked, sight), MOST_FOUND)
                        .map(texts -> more(asked, sight, texts))
                        .flatMap(texts -> worker.run(() -> Surroundings.of(asked, sight, decision, texts, named))));
    }

    private static Predicate<Text> seen(Interpretation asked, Sight sight) {
        return sight.and(text -> !asked.question().learning().without().contains(text.id()));
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
        return metrics.of(asked.question().asking().caller())
                .map(all -> Metrics.about(asked.question().text(), all, MOST_METRICS))
                .onFailure()
                .recoverWithItem(List.of());
    }
}
