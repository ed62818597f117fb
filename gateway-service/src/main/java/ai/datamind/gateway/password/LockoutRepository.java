package ai.datamind.gateway.password;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Failed logins by address. An attempt counts before the password is compared, so a hundred parallel guesses are not a hundred
 * guesses; success takes the count away.
 */
@ApplicationScoped
public class LockoutRepository {

    private static final String COUNT = """
            insert into gateway.login_attempts as a (address, failures, began_at) values ($1, 1, now())
            on conflict (address) do update set
              failures = case when a.began_at < now() - make_interval(secs => $3) and coalesce(a.locked_until, now()) <= now()
                              then 1 else a.failures + 1 end,
              began_at = case when a.began_at < now() - make_interval(secs => $3) and coalesce(a.locked_until, now()) <= now()
                              then now() else a.began_at end,
              locked_until = case when a.locked_until > now() then a.locked_until
                                  when a.began_at >= now() - make_interval(secs => $3) and a.failures >= $2
                                  then now() + make_interval(secs => $3) end
            returning ceil(extract(epoch from locked_until - now()))::bigint as wait""";

    private final Pool pool;
    private final PasswordConfig config;

    LockoutRepository(Pool pool, PasswordConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Counts one attempt. Seconds to wait when the address is locked, else 0. */
    public Uni<Long> attempt(String email) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(
                        key(email), config.failures(), (double) config.lock().toSeconds()))
                .map(rows -> rows.iterator().next().getLong("wait"))
                .map(wait -> wait == null ? 0 : wait);
    }

    /** In the transaction of the successful login. */
    public Uni<Void> forget(SqlClient tx, String email) {
        return tx.preparedQuery("delete from gateway.login_attempts where address = $1")
                .execute(Tuple.of(key(email)))
                .replaceWithVoid();
    }

    /** Rows that no longer lock anybody. */
    public Uni<Void> forgetOld() {
        return pool.preparedQuery(
                        "delete from gateway.login_attempts where began_at < now() - make_interval(secs => $1) and coalesce(locked_until, now()) <= now()")
                .execute(Tuple.of((double) config.lock().toSeconds()))
                .replaceWithVoid();
    }

    private static String key(String email) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
