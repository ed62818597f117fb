package ai.datamind.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Remembers which events were applied, in the transaction that applies them. */
@ApplicationScoped
public class Inbox {
    private static final String INSERT = "insert into inbox (source, id) values ($1, $2) on conflict do nothing";

    private static final String FORGET = "delete from inbox where received_at < $1";

    private final MeterRegistry metrics;

    public Inbox(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** False when the event was applied before. Waits where another transaction is applying the same event. */
    public Uni<Boolean> firstTime(SqlClient tx, String source, String id) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(source, id))
                .map(rows -> rows.rowCount() == 1)
                .invoke(first -> metrics.counter(
                                "datamind.inbox.events", "first_time", first.toString(), "source", source)
                        .increment());
    }

    Uni<Void> forget(SqlClient client, Duration age) {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minus(age);
        return client.preparedQuery(FORGET).execute(Tuple.of(before)).replaceWithVoid();
    }
}
