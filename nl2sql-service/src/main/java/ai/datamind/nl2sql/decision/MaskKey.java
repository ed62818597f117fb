package ai.datamind.nl2sql.decision;

import ai.datamind.kit.secret.Vault;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/** The secret of keyed masks: equal on every replica and after every restart, or joins on masked values would break. */
@ApplicationScoped
class MaskKey {
    private static final String NAME = "mask key";
    private static final String OFFER =
            "insert into mask_key (only_one, sealed) values (true, $1) on conflict (only_one) do nothing";
    private static final String READ = "select sealed, secret from mask_key";
    /** What was stored before secrets were sealed. */
    private static final String SEAL = "update mask_key set sealed = $1, secret = null where sealed is null";

    private final Pool pool;
    private final Vault vault;
    private final AtomicReference<byte[]> known = new AtomicReference<>();

    MaskKey(Pool pool, DecisionConfig config, Vault vault) {
        this.pool = pool;
        this.vault = vault;
        config.maskKey().map(Base64.getDecoder()::decode).ifPresent(known::set);
    }

    Uni<byte[]> bytes() {
        byte[] secret = known.get();
        return secret == null ? load() : Uni.createFrom().item(secret);
    }

    private Uni<byte[]> load() {
        byte[] offered = new byte[32];
        new SecureRandom().nextBytes(offered);
        return pool.preparedQuery(OFFER)
                .execute(Tuple.of(sealed(offered)))
                .flatMap(offer -> pool.preparedQuery(READ).execute())
                .flatMap(rows -> opened(rows.iterator().next()))
                .invoke(known::set)
                .onFailure()
                .transform(away -> new Refused(
                                new Refusal.SourceDown("database", "The service's database gives no mask key."))
                        .causedBy(away));
    }

    private Uni<byte[]> opened(Row row) {
        if (row.getBuffer("sealed") != null) {
            return Uni.createFrom()
                    .item(vault.open(NAME, row.getBuffer("sealed").getBytes()));
        }
        byte[] before = Base64.getDecoder().decode(row.getString("secret"));
        return pool.preparedQuery(SEAL).execute(Tuple.of(sealed(before))).replaceWith(before);
    }

    private Buffer sealed(byte[] secret) {
        return Buffer.buffer(vault.seal(NAME, secret));
    }
}
