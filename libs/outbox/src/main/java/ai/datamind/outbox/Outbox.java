package ai.datamind.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** Stores facts in the caller's transaction: they are published if, and only if, it commits. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "insert into outbox (id, topic, type, subject, key, payload, correlation_id, traceparent)"
                    + " values ($1, $2, $3, $4, $5, $6, $7, $8)";

    /**
     * @param tx the connection on which the caller's transaction is open
     * @throws IllegalArgumentException for a payload that is no JSON or larger than the broker takes
     */
    public Uni<Void> append(SqlClient tx, Fact... facts) {
        if (facts.length == 0) {
            return Uni.createFrom().voidItem();
        }
        var rows = Arrays.stream(facts).map(Envelope::of).map(Outbox::row).toList();
        return tx.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Envelope e) {
        return Tuple.from(new Object[] {
            e.id(),
            e.fact().topic(),
            e.fact().type(),
            e.fact().subject(),
            e.fact().key(),
            e.payload(),
            e.correlationId(),
            e.traceparent()
        });
    }
}
