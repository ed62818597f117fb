package ai.datamind.governance.audit;

import ai.datamind.governance.chain.AuditEntry;
import ai.datamind.governance.chain.Checkpoint;
import ai.datamind.governance.chain.Link;
import ai.datamind.governance.chain.Link.Head;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The SQL of the audit log. Only inserts, and the head that goes forward. */
@ApplicationScoped
class AuditRepository {
    private static final String INSERT = """
            insert into audit_entry (seq, entry_id, source, action, actor_id, actor_email, ip, outcome, resource,
              correlation_id, detail, occurred_at, recorded_at, content_hash, previous_hash, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";
    private static final String WHERE = """
             from audit_entry
            where ($1::text is null or actor_id = $1 or actor_email = $1)
              and ($2::text is null or action = $2 or (right($2, 1) = '*' and starts_with(action, rtrim($2, '*'))))
              and ($3::text is null or outcome = $3)
              and ($4::text is null or correlation_id = $4)
              and ($5::timestamptz is null or occurred_at >= $5)
              and ($6::timestamptz is null or occurred_at < $6)""";

    private final Pool pool;

    AuditRepository(Pool pool) {
        this.pool = pool;
    }

    /** Held to the end of the transaction: two writers never continue the same end. */
    Uni<Head> lockHead(SqlClient tx) {
        return tx.query("select seq, hash from audit_head for update")
                .execute()
                .map(rows -> head(rows.iterator().next()));
    }

    Uni<Boolean> isKnown(SqlClient tx, String entryId) {
        return tx.preparedQuery("select 1 from audit_entry where entry_id = $1")
                .execute(Tuple.of(entryId))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> append(SqlClient tx, Link link) {
        AuditEntry e = link.entry();
        Tuple values = Tuple.from(new Object[] {
            link.seq(),
            e.entryId(),
            e.source(),
            e.action(),
            e.actorId(),
            e.actorEmail(),
            e.ip(),
            e.outcome(),
            e.resource(),
            e.correlationId(),
            e.detail(),
            utc(e.occurredAt()),
            utc(link.recordedAt()),
            Buffer.buffer(link.contentHash()),
            Buffer.buffer(link.previousHash()),
            Buffer.buffer(link.hash())
        });
        return tx.preparedQuery(INSERT)
                .execute(values)
                .chain(() -> tx.preparedQuery("update audit_head set seq = $1, hash = $2")
                        .execute(Tuple.of(link.seq(), Buffer.buffer(link.hash()))))
                .replaceWithVoid();
    }

    Uni<Void> append(SqlClient tx, Checkpoint checkpoint) {
        return tx.preparedQuery("insert into audit_checkpoint (seq, hash, made_at, signature) values ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        checkpoint.seq(),
                        Buffer.buffer(checkpoint.hash()),
                        utc(checkpoint.madeAt()),
                        checkpoint.signature() == null ? null : Buffer.buffer(checkpoint.signature())))
                .replaceWithVoid();
    }

    Uni<List<Link>> find(AuditQuery query, int limit, int offset) {
        Tuple values = values(query).addInteger(limit).addInteger(offset);
        return pool.preparedQuery("select *" + WHERE + " order by occurred_at desc, seq desc limit $7 offset $8")
                .execute(values)
                .map(rows -> rows.stream().map(AuditRepository::link).toList());
    }

    Uni<Long> count(AuditQuery query) {
        return pool.preparedQuery("select count(*)" + WHERE)
                .execute(values(query))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<Link>> byId(String entryId) {
        return pool.preparedQuery("select * from audit_entry where entry_id = $1")
                .execute(Tuple.of(entryId))
                .map(rows -> rows.stream().map(AuditRepository::link).toList());
    }

    /** The entries after one, in order, for verification in steps. */
    Uni<List<Link>> after(SqlClient tx, long seq, int limit) {
        return tx.preparedQuery("select * from audit_entry where seq > $1 order by seq limit $2")
                .execute(Tuple.of(seq, limit))
                .map(rows -> rows.stream().map(AuditRepository::link).toList());
    }

    Uni<Head> head(SqlClient tx) {
        return tx.query("select seq, hash from audit_head")
                .execute()
                .map(rows -> head(rows.iterator().next()));
    }

    Uni<List<Checkpoint>> checkpoints(SqlClient tx) {
        return tx.query("select * from audit_checkpoint order by seq")
                .execute()
                .map(rows -> rows.stream().map(AuditRepository::checkpoint).toList());
    }

    private static Tuple values(AuditQuery query) {
        return Tuple.tuple()
                .addString(query.user())
                .addString(query.type())
                .addString(query.outcome())
                .addString(query.correlationId())
                .addValue(utc(query.from()))
                .addValue(utc(query.to()));
    }

    private static Head head(Row row) {
        return new Head(row.getLong("seq"), row.getBuffer("hash").getBytes());
    }

    private static Link link(Row row) {
        AuditEntry entry = new AuditEntry(
                row.getString("entry_id"),
                row.getString("source"),
                row.getString("action"),
                row.getString("actor_id"),
                row.getString("actor_email"),
                row.getString("ip"),
                row.getString("outcome"),
                row.getString("resource"),
                row.getString("correlation_id"),
                (JsonObject) row.getValue("detail"),
                row.getOffsetDateTime("occurred_at").toInstant());
        return new Link(
                row.getLong("seq"),
                entry,
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getBuffer("content_hash").getBytes(),
                row.getBuffer("previous_hash").getBytes(),
                row.getBuffer("hash").getBytes());
    }

    private static Checkpoint checkpoint(Row row) {
        var signature = row.getBuffer("signature");
        return new Checkpoint(
                row.getLong("seq"),
                row.getBuffer("hash").getBytes(),
                row.getOffsetDateTime("made_at").toInstant(),
                signature == null ? null : signature.getBytes());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
