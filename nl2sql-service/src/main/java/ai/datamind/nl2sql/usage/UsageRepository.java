package ai.datamind.nl2sql.usage;

import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes what no attempt takes along. */
@ApplicationScoped
class UsageRepository {
    private final Pool pool;
    private final Outbox outbox;

    UsageRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    Uni<Void> write(List<Fact> facts) {
        return pool.withTransaction(tx -> outbox.append(tx, facts.toArray(Fact[]::new)));
    }
}
