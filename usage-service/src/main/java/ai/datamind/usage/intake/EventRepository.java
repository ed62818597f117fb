package ai.datamind.usage.intake;

import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import ai.datamind.outbox.ReceivedFact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The SQL of the events as they came. */
@ApplicationScoped
class EventRepository {
    private static final String KEEP = """
            insert into usage_event (source, id, type, user_id, subject, occurred_at, payload)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    private final Pool pool;
    private final Outbox outbox;

    EventRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    Uni<Void> keep(SqlClient tx, ReceivedFact fact, String userId) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.from(new Object[] {
                    fact.source(),
                    fact.id(),
                    fact.type(),
                    userId,
                    fact.subject(),
                    fact.time().atOffset(ZoneOffset.UTC),
                    fact.payload()
                }))
                .replaceWithVoid();
    }

    Uni<Void> publish(Fact... facts) {
        return pool.withTransaction(tx -> outbox.append(tx, facts));
    }

    Uni<Void> forget(SqlClient tx, OffsetDateTime before) {
        return tx.preparedQuery("delete from usage_event where occurred_at < $1")
                .execute(Tuple.of(before))
                .replaceWithVoid();
    }
}
