package ai.datamind.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the inbox from growing for ever. */
@ApplicationScoped
class Forgetting {
    private final Inbox inbox;
    private final Pool pool;
    private final OutboxConfig config;

    Forgetting(Inbox inbox, Pool pool, OutboxConfig config) {
        this.inbox = inbox;
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m")
    Uni<Void> forget() {
        return inbox.forget(pool, config.remember());
    }
}
