package ai.datamind.nl2sql.ask;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.AttemptStatus;
import ai.datamind.nl2sql.attempt.CancelRepository;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Stops statements on their way, wherever they run: the wish is left in the database, and every replica looks for wishes while it
 * runs something. The engine itself is told, so that it works no longer for nobody.
 */
@ApplicationScoped
class Stopping {
    private static final Logger LOG = Logger.getLogger(Stopping.class);
    private static final long LOOK_EVERY_MS = 300;
    private static final Duration PATIENCE = Duration.ofMillis(150);
    private static final int LOOKS = 20;

    private final AttemptHistoryRepository history;
    private final CancelRepository cancels;
    private final WarehouseClient warehouse;
    private final Vertx vertx;

    Stopping(AttemptHistoryRepository history, CancelRepository cancels, WarehouseClient warehouse, Vertx vertx) {
        this.history = history;
        this.cancels = cancels;
        this.warehouse = warehouse;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(LOOK_EVERY_MS, tick -> look());
    }

    Uni<Stopped> stop(Caller by, String queryId) {
        String owner = Owner.orAll(by);
        return history.find(owner, queryId).flatMap(attempt -> {
            if (attempt.status() != AttemptStatus.RUNNING) throw notRunning();
            return cancels.want(queryId)
                    .flatMap(noted -> warehouse.cancel(queryId))
                    .flatMap(told -> told
                            ? Uni.createFrom().item(new Stopped(queryId, AttemptStatus.CANCELLED))
                            : elsewhere(owner, queryId));
        });
    }

    /** The replica that runs it has to notice; a run that has not reached the warehouse yet ends when it does. */
    private Uni<Stopped> elsewhere(String owner, String queryId) {
        return Uni.createFrom()
                .deferred(() -> history.find(owner, queryId))
                .onItem()
                .delayIt()
                .by(PATIENCE)
                .repeat()
                .atMost(LOOKS)
                .select()
                .first(Stopping::running)
                .collect()
                .last()
                .flatMap(seen -> history.find(owner, queryId))
                .map(attempt -> {
                    if (attempt.status() == AttemptStatus.SUCCESS) throw notRunning();
                    return new Stopped(queryId, attempt.status());
                });
    }

    private static boolean running(Attempt attempt) {
        return attempt.status() == AttemptStatus.RUNNING;
    }

    private void look() {
        Set<String> running = warehouse.running();
        if (running.isEmpty()) return;
        cancels.wanted(running)
                .onItem()
                .transformToMulti(ids -> io.smallrye.mutiny.Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndMerge(warehouse::cancel)
                .collect()
                .asList()
                .subscribe()
                .with(
                        told -> LOG.debugf("%d statements stopped", told.size()),
                        failure -> LOG.warnf("Wishes to cancel cannot be read: %s", failure.getMessage()));
    }

    private static ProblemException notRunning() {
        return new ProblemException(Nl2sqlCode.QUERY_NOT_RUNNING, "This query is not running.");
    }

    /** @param status still {@code running} where the end has to be waited for */
    record Stopped(String queryId, AttemptStatus status) {}
}
