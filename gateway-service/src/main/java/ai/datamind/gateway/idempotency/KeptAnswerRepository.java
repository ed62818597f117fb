package ai.datamind.gateway.idempotency;

import ai.datamind.gateway.idempotency.Claim.First;
import ai.datamind.gateway.idempotency.Claim.Known;
import ai.datamind.gateway.idempotency.Claim.Misused;
import ai.datamind.gateway.idempotency.Claim.Unfinished;
import ai.datamind.kit.secret.Vault;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** Kept first answers. */
@ApplicationScoped
public class KeptAnswerRepository {

    /** Takes the key when nobody has it, when its answer is too old, or when its first call never ended. */
    private static final String TAKE = """
            insert into gateway.kept_answers as k (owner, key, fingerprint) values ($1, $2, $3)
            on conflict (owner, key) do update set fingerprint = $3, began_at = now(), status = null, content_type = null, body = null
            where k.began_at < now() - make_interval(secs => case when k.status is null then $5::float8 else $4::float8 end)
            returning 1""";

    private final Pool pool;
    private final Vault vault;
    private final IdempotencyConfig config;

    KeptAnswerRepository(Pool pool, Vault vault, IdempotencyConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.config = config;
    }

    public Uni<Claim> claim(IdempotencyKey key) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(
                        key.owner(),
                        key.key(),
                        key.fingerprint(),
                        (double) config.keep().toSeconds(),
                        (double) config.unfinished().toSeconds()))
                .chain(taken -> taken.size() > 0 ? Uni.createFrom().item(new First()) : read(key));
    }

    /** Larger answers than configured are not kept; their key may be used again. */
    public Uni<Void> keep(IdempotencyKey key, KeptAnswer answer) {
        if (answer.body().length() > config.most()) return release(key);
        return pool.preparedQuery(
                        "update gateway.kept_answers set status = $3, content_type = $4, body = $5 where owner = $1 and key = $2")
                .execute(Tuple.of(
                        key.owner(),
                        key.key(),
                        answer.status(),
                        answer.contentType(),
                        Buffer.buffer(vault.seal(name(key), answer.body().getBytes()))))
                .replaceWithVoid();
    }

    /** For a call that failed without having done anything that counts. */
    public Uni<Void> release(IdempotencyKey key) {
        return pool.preparedQuery("delete from gateway.kept_answers where owner = $1 and key = $2")
                .execute(Tuple.of(key.owner(), key.key()))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "7m")
    Uni<Void> forgetOld() {
        return pool.preparedQuery("delete from gateway.kept_answers where began_at < now() - make_interval(secs => $1)")
                .execute(Tuple.of((double) config.keep().toSeconds()))
                .replaceWithVoid();
    }

    private Uni<Claim> read(IdempotencyKey key) {
        return pool.preparedQuery(
                        "select fingerprint, status, content_type, body from gateway.kept_answers where owner = $1 and key = $2")
                .execute(Tuple.of(key.owner(), key.key()))
                .map(rows -> rows.size() == 0
                        ? new Unfinished()
                        : judge(key, rows.iterator().next()));
    }

    private Claim judge(IdempotencyKey key, Row row) {
        byte[] fingerprint = row.getBuffer("fingerprint").getBytes();
        if (!Arrays.equals(fingerprint, key.fingerprint().getBytes())) return new Misused();
        Integer status = row.getInteger("status");
        if (status == null) return new Unfinished();
        byte[] body = vault.open(name(key), row.getBuffer("body").getBytes());
        return new Known(new KeptAnswer(status, row.getString("content_type"), Buffer.buffer(body)));
    }

    private static String name(IdempotencyKey key) {
        return "answer:" + key.owner() + ":" + key.key();
    }
}
