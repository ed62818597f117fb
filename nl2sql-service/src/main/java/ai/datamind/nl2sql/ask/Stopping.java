package ai.datamind.nl2sql.ask;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.AttemptStatus;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Stops statements on their way: the engine itself is told, so that it works no longer for nobody. */
@ApplicationScoped
class Stopping {
    private final AttemptHistoryRepository history;
    private final WarehouseClient warehouse;

    Stopping(AttemptHistoryRepository history, WarehouseClient warehouse) {
        this.history = history;
        this.warehouse = warehouse;
    }

    Uni<Stopped> stop(Caller by, String queryId) {
        return history.find(Owner.orAll(by), queryId).flatMap(attempt -> {
            if (attempt.status() != AttemptStatus.RUNNING) throw notRunning();
            return warehouse.cancel(queryId).map(told -> {
                if (!told) throw notRunning();
                return new Stopped(queryId, AttemptStatus.CANCELLED);
            });
        });
    }

    private static ProblemException notRunning() {
        return new ProblemException(Nl2sqlCode.QUERY_NOT_RUNNING, "This query is not running.");
    }

    record Stopped(String queryId, AttemptStatus status) {}
}
