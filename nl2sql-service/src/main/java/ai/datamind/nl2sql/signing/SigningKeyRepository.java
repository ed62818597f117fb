package ai.datamind.nl2sql.signing;

import ai.datamind.kit.secret.Vault;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the keys are kept, for all replicas. */
@ApplicationScoped
class SigningKeyRepository {
    private static final String ACTIVE =
            "select kid, public_key, sealed_private, created_at from certificate_keys where status = 'active'";
    private static final String OFFER =
            "insert into certificate_keys (kid, status, public_key, sealed_private) values ($1, 'active', $2, $3)"
                    + " on conflict do nothing";
    private static final String LOCK = "lock table certificate_keys in share row exclusive mode";
    private static final String END = """
            update certificate_keys set status = $1, sealed_private = null, ended_at = now()
             where status = 'active' and created_at <= now() - make_interval(secs => $2)""";
    private static final String PUBLISHED =
            "select public_key from certificate_keys where status <> 'revoked' order by created_at desc";

    private final Pool pool;
    private final Outbox outbox;
    private final Vault vault;

    SigningKeyRepository(Pool pool, Outbox outbox, Vault vault) {
        this.pool = pool;
        this.outbox = outbox;
        this.vault = vault;
    }

    /** The key that signs; made now where there is none. */
    Uni<SigningKey> active() {
        return pool.preparedQuery(ACTIVE)
                .execute()
                .flatMap(found -> found.size() > 0
                        ? Uni.createFrom().item(found)
                        : offer(SigningKey.make())
                                .flatMap(offered -> pool.preparedQuery(ACTIVE).execute()))
                .map(this::key);
    }

    /** Newest first. */
    Uni<List<byte[]>> published() {
        return pool.preparedQuery(PUBLISHED).execute().map(rows -> {
            List<byte[]> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(row.getBuffer("public_key").getBytes()));
            return keys;
        });
    }

    /**
     * Ends the key that signs, where it is old enough, and makes the next one.
     *
     * @param revoke whether what the former key signed is not to be believed any more
     * @param told what the audit is told when it happens
     */
    Uni<Optional<String>> rotate(boolean revoke, Duration notYoungerThan, Fact told) {
        KeyPair next = SigningKey.make();
        return pool.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .flatMap(locked -> tx.preparedQuery(END)
                        .execute(Tuple.of(revoke ? "revoked" : "retired", (double) notYoungerThan.toSeconds())))
                .flatMap(ended -> ended.rowCount() == 0
                        ? Uni.createFrom().item(Optional.<String>empty())
                        : begin(tx, next, told)));
    }

    private Uni<Optional<String>> begin(SqlConnection tx, KeyPair next, Fact told) {
        return tx.preparedQuery(OFFER)
                .execute(row(next))
                .flatMap(made -> outbox.append(tx, told))
                .replaceWith(Optional.of(SigningKey.kid(next.getPublic().getEncoded())));
    }

    private Uni<RowSet<Row>> offer(KeyPair offered) {
        return pool.preparedQuery(OFFER).execute(row(offered));
    }

    private Tuple row(KeyPair pair) {
        String kid = SigningKey.kid(pair.getPublic().getEncoded());
        return Tuple.of(
                kid,
                Buffer.buffer(pair.getPublic().getEncoded()),
                Buffer.buffer(vault.seal(name(kid), pair.getPrivate().getEncoded())));
    }

    private SigningKey key(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return SigningKey.of(
                vault.open(
                        name(row.getString("kid")),
                        row.getBuffer("sealed_private").getBytes()),
                row.getBuffer("public_key").getBytes(),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static String name(String kid) {
        return "certificate key " + kid;
    }
}
