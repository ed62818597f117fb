package ai.datamind.outbox.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Hears of commits that left facts behind: on one connection that listens, and is looked for again when it is lost. */
final class Commits {
    private static final Logger LOG = Logger.getLogger(Commits.class);

    private final Pool pool;
    private final String channel;
    private final Runnable nudge;
    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile PgConnection connection;

    Commits(Pool pool, String schema, Runnable nudge) {
        if (!schema.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("datamind.outbox.schema is no plain lower-case name: " + schema);
        }
        this.pool = pool;
        this.channel = schema + "_outbox";
        this.nudge = nudge;
    }

    /** Does nothing while it listens. Failing is no error: polling finds the facts a little later. */
    void listen() {
        if (!listening.compareAndSet(false, true)) {
            return;
        }
        pool.getConnection()
                .map(PgConnection::cast)
                .chain(fresh -> listen(fresh))
                .subscribe()
                .with(opened -> connection = opened, this::lost);
    }

    private void lost(Throwable cause) {
        LOG.debugf(cause, "Not listening for commits");
        listening.set(false);
    }

    private Uni<PgConnection> listen(PgConnection fresh) {
        fresh.notificationHandler(notification -> nudge.run());
        fresh.closeHandler(() -> listening.set(false));
        return fresh.query("listen " + channel)
                .execute()
                .replaceWith(fresh)
                .onFailure()
                .call(fresh::close);
    }

    void close() {
        PgConnection open = connection;
        if (open != null) {
            open.closeAndForget();
        }
    }
}
