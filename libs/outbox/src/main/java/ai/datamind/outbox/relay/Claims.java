package ai.datamind.outbox.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** The SQL of the relay. */
final class Claims {
    /**
     * Only the oldest fact of a key can be claimed, and whoever holds it owns the key until it commits: no later fact of the key
     * overtakes it, whichever replica sends. Looking for the oldest each time, not for "greater than the last seen", also finds
     * what was appended earlier and committed later.
     */
    private static final String CLAIM = """
            with heads as materialized (
              select h.seq, h.topic, h.key from outbox h
              where h.not_before <= now()
                and not exists (
                  select 1 from outbox earlier
                  where earlier.topic = h.topic and earlier.key = h.key and earlier.seq < h.seq)
              order by h.seq limit $1
              for update of h skip locked)
            select o.* from heads
            cross join lateral (
              select * from outbox f
              where f.topic = heads.topic and f.key = heads.key and f.seq >= heads.seq
              order by f.seq limit $2) o
            order by o.seq""";

    private static final String SENT = "delete from outbox where seq = any($1)";

    /** The key waits with its oldest fact: 200 ms, doubled each time, up to 10 s. */
    private static final String NOT_SENT = """
            update outbox set attempts = attempts + 1,
              not_before = clock_timestamp() + least(interval '10 s', interval '100 ms' * 2 ^ least(attempts + 1, 10))
            where seq = any($1)""";

    private static final String LAG = """
            select count(*) as waiting,
              coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0)::float8 as seconds
            from outbox""";

    private Claims() {}

    static Uni<List<Waiting>> claim(SqlClient tx, int keys, int factsPerKey) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(keys, factsPerKey))
                .map(rows -> rows.stream().map(Waiting::from).toList());
    }

    static Uni<Void> sent(SqlClient tx, Collection<Long> seqs) {
        return change(tx, SENT, seqs);
    }

    static Uni<Void> notSent(SqlClient tx, Collection<Long> seqs) {
        return change(tx, NOT_SENT, seqs);
    }

    static Uni<Lag> lag(SqlClient client) {
        return client.query(LAG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Lag(row.getLong("waiting"), row.getDouble("seconds"));
        });
    }

    private static Uni<Void> change(SqlClient tx, String sql, Collection<Long> seqs) {
        return seqs.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql)
                        .execute(Tuple.of(seqs.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** What waits, and for how long the oldest of it. */
    record Lag(long waiting, double seconds) {
        static final Lag NONE = new Lag(0, 0);
    }
}
