package ai.datamind.nl2sql.warehouse;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgConnection;

/** A statement on its way: the engine tells time-outs and cancellations apart only if we remember what we asked for. */
final class RunningStatement {
    private volatile PgConnection connection;
    private volatile boolean cancelled;

    void on(PgConnection connection) {
        this.connection = connection;
    }

    boolean cancelled() {
        return cancelled;
    }

    Uni<Boolean> cancel() {
        PgConnection busy = connection;
        if (busy == null) return Uni.createFrom().item(false);
        cancelled = true;
        return Uni.createFrom()
                .completionStage(busy.cancelRequest().toCompletionStage())
                .replaceWith(true);
    }
}
