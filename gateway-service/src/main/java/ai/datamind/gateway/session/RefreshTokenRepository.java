package ai.datamind.gateway.session;

import ai.datamind.gateway.mark.SessionMark;
import ai.datamind.gateway.session.Refreshed.Over;
import ai.datamind.gateway.session.Refreshed.Reused;
import ai.datamind.gateway.session.Refreshed.Rotated;
import ai.datamind.gateway.token.TokenConfig;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Stored refresh tokens and the one transaction that replaces one by the next. */
@ApplicationScoped
public class RefreshTokenRepository {

    // The session row is locked first: two uses of one token at the same moment become one use and one reuse.
    private static final String LOCK = """
            select s.id from gateway.sessions s join gateway.refresh_tokens r on r.session_id = s.id
            where r.hash = $1 for update of s""";
    private static final String READ = """
            select r.session_id, r.used_at is not null as used, r.expires_at > now() as fresh, l.id is not null as live
            from gateway.refresh_tokens r left join gateway.live_sessions l on l.id = r.session_id where r.hash = $1""";

    private final Pool pool;
    private final Outbox outbox;
    private final SessionMark mark;
    private final double lifeSeconds;

    RefreshTokenRepository(Pool pool, Outbox outbox, SessionMark mark, TokenConfig config) {
        this.pool = pool;
        this.outbox = outbox;
        this.mark = mark;
        this.lifeSeconds = config.refresh().toSeconds();
    }

    static Uni<Void> insert(SqlClient tx, RefreshToken token, String sessionId, double lifeSeconds) {
        return tx.preparedQuery("""
                        insert into gateway.refresh_tokens (hash, session_id, expires_at)
                        values ($1, $2, now() + make_interval(secs => $3))""")
                .execute(Tuple.of(Buffer.buffer(token.hash()), sessionId, lifeSeconds))
                .replaceWithVoid();
    }

    /** Whose session the token belongs to, good or not. */
    public Uni<Optional<Owned>> owner(RefreshToken token) {
        return pool.preparedQuery("""
                        select s.id, s.user_id from gateway.sessions s join gateway.refresh_tokens r on r.session_id = s.id
                        where r.hash = $1""")
                .execute(Tuple.of(Buffer.buffer(token.hash())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Owned(
                                rows.iterator().next().getString(0),
                                rows.iterator().next().getString(1))));
    }

    /** @param facts what is true then, by what became of it */
    public Uni<Refreshed> rotate(RefreshToken token, Function<Refreshed, Fact[]> facts) {
        Buffer hash = Buffer.buffer(token.hash());
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK)
                        .execute(Tuple.of(hash))
                        .chain(() -> tx.preparedQuery(READ).execute(Tuple.of(hash)))
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().<Refreshed>item(new Over())
                                : decide(tx, hash, rows.iterator().next()))
                        .call(outcome -> outbox.append(tx, facts.apply(outcome))))
                .call(outcome -> outcome instanceof Reused reused
                        ? mark.ended(List.of(reused.sessionId()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Refreshed> decide(SqlClient tx, Buffer hash, Row row) {
        String sessionId = row.getString("session_id");
        if (row.getBoolean("used")) {
            return SessionRepository.revoke(tx, "id = $1", sessionId, "refresh token reused")
                    .replaceWith(new Reused(sessionId));
        }
        if (!row.getBoolean("fresh") || !row.getBoolean("live"))
            return Uni.createFrom().item(new Over());
        RefreshToken next = RefreshToken.fresh();
        return tx.preparedQuery("update gateway.refresh_tokens set used_at = now() where hash = $1")
                .execute(Tuple.of(hash))
                .chain(() -> tx.preparedQuery("""
                                update gateway.sessions set refreshed_at = now(), expires_at = now() + make_interval(secs => $2)
                                where id = $1""").execute(Tuple.of(sessionId, lifeSeconds)))
                .chain(() -> insert(tx, next, sessionId, lifeSeconds))
                .replaceWith(new Rotated(sessionId, next));
    }

    public record Owned(String sessionId, String userId) {}
}
