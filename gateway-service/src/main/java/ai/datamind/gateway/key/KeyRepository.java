package ai.datamind.gateway.key;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.secret.Vault;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The stored keys. */
@ApplicationScoped
class KeyRepository {

    // Two replicas that start together must not both make a first key.
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtext('datamind.gateway.signing_keys'))";
    private static final String ALL = """
            select kid, status, public_key, sealed_private, verify_until from gateway.signing_keys
            where status in ('active', 'standby', 'revoked') or verify_until > now()""";

    private final Pool pool;
    private final Outbox outbox;
    private final Vertx vertx;
    private final Vault vault;
    private final int bits;

    KeyRepository(Pool pool, Outbox outbox, Vertx vertx, Vault vault, KeyConfig config) {
        this.pool = pool;
        this.outbox = outbox;
        this.vertx = vertx;
        this.bits = config.bits();
        this.vault = vault;
    }

    /** Makes the active and the standby key where there are none. */
    Uni<Void> ensure(Fact... facts) {
        return pool.withTransaction(tx -> tx.query(ONE_AT_A_TIME)
                .execute()
                .chain(() -> tx.query("select count(*) from gateway.signing_keys where status in ('active', 'standby')")
                        .execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(present -> present > 0
                        ? Uni.createFrom().voidItem()
                        : insert(tx, "active")
                                .chain(() -> insert(tx, "standby"))
                                .chain(() -> outbox.append(tx, facts))));
    }

    /** The standby key becomes active, the active one {@code retired} or {@code revoked}, and a new standby is made. */
    Uni<Void> rotate(boolean revoke, Duration verifyFor, Fact... facts) {
        return pool.withTransaction(tx -> tx.query(ONE_AT_A_TIME)
                .execute()
                .chain(() -> tx.preparedQuery("""
                                update gateway.signing_keys set status = $1::text, verify_until = now() + make_interval(secs => $2)
                                where status = 'active' or (status = 'retired' and $1::text = 'revoked')""")
                        .execute(Tuple.of(
                                revoke ? "revoked" : "retired", revoke ? 0.0 : (double) verifyFor.toSeconds())))
                .chain(() -> tx.query("update gateway.signing_keys set status = 'active' where status = 'standby'")
                        .execute())
                .chain(() -> insert(tx, "standby"))
                .chain(() -> outbox.append(tx, facts)));
    }

    Uni<KeySet> load() {
        return pool.query(ALL)
                .execute()
                .map(rows -> KeySet.of(StreamSupport.stream(rows.spliterator(), false)
                        .map(this::read)
                        .toList()));
    }

    private Uni<Void> insert(SqlClient tx, String status) {
        String kid = Ids.next("key");
        return generated()
                .chain(pair -> tx.preparedQuery(
                                "insert into gateway.signing_keys (kid, status, public_key, sealed_private) values ($1, $2, $3, $4)")
                        .execute(Tuple.of(
                                kid,
                                status,
                                Buffer.buffer(pair.getPublic().getEncoded()),
                                Buffer.buffer(vault.seal(kid, pair.getPrivate().getEncoded())))))
                .replaceWithVoid();
    }

    // Finding primes takes up to a second: never on the event loop.
    private Uni<KeyPair> generated() {
        return vertx.executeBlocking(() -> KeyPairs.generate(bits), false);
    }

    private SigningKey read(Row row) {
        String kid = row.getString("kid");
        SigningKey.Status status =
                SigningKey.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        OffsetDateTime until = row.getOffsetDateTime("verify_until");
        return new SigningKey(
                kid,
                status,
                KeyPairs.publicKey(row.getBuffer("public_key").getBytes()),
                status == SigningKey.Status.ACTIVE
                        ? KeyPairs.privateKey(
                                vault.open(kid, row.getBuffer("sealed_private").getBytes()))
                        : null,
                until == null ? null : until.toInstant());
    }
}
