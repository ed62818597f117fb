package ai.datamind.nl2sql.decision;

import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/** The secret of keyed masks: equal on every replica and after every restart, or joins on masked values would break. */
@ApplicationScoped
class MaskKey {
    private static final String OFFER =
            "insert into mask_key (only_one, secret) values (true, $1) on conflict (only_one) do nothing";
    private static final String READ = "select secret from mask_key";

    private final Pool pool;
    private final AtomicReference<byte[]> known = new AtomicReference<>();

    MaskKey(Pool pool, DecisionConfig config) {
        this.pool = pool;
        config.maskKey().map(Base64.getDecoder()::decode).ifPresent(known::set);
    }

    Uni<byte[]> bytes() {
        byte[] secret = known.get();
        return secret == null ? load() : Uni.createFrom().item(secret);
    }

    private Uni<byte[]> load() {
        byte[] offered = new byte[32];
        new SecureRandom().nextBytes(offered);
        String text = Base64.getEncoder().encodeToString(offered);
        return pool.preparedQuery(OFFER)
                .execute(Tuple.of(text))
                .flatMap(offer -> pool.preparedQuery(READ).execute())
                .map(rows -> Base64.getDecoder().decode(rows.iterator().next().getString(0)))
                .invoke(known::set)
                .onFailure()
                .transform(away -> new Refused(new Refusal.SourceDown("database", "The service's database is away.")));
    }
}
