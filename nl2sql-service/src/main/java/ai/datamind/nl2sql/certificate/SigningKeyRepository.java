package ai.datamind.nl2sql.certificate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicReference;

/** One key for all replicas, made at first use. */
@ApplicationScoped
class SigningKeyRepository {
    private static final String OFFER =
            "insert into signing_key (only_one, private_key, public_key) values (true, $1, $2) on conflict do nothing";
    private static final String READ = "select private_key, public_key from signing_key";

    private final Pool pool;
    private final AtomicReference<SigningKey> known = new AtomicReference<>();

    SigningKeyRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<SigningKey> key() {
        SigningKey key = known.get();
        return key == null ? load() : Uni.createFrom().item(key);
    }

    private Uni<SigningKey> load() {
        KeyPair offered = SigningKey.make();
        return pool.preparedQuery(OFFER)
                .execute(Tuple.of(
                        Buffer.buffer(offered.getPrivate().getEncoded()),
                        Buffer.buffer(offered.getPublic().getEncoded())))
                .flatMap(done -> pool.preparedQuery(READ).execute())
                .map(rows -> of(rows.iterator().next()))
                .invoke(known::set);
    }

    private static SigningKey of(Row row) {
        return SigningKey.of(
                row.getBuffer("private_key").getBytes(),
                row.getBuffer("public_key").getBytes());
    }
}
