package ai.datamind.gateway.session;

import ai.datamind.gateway.mark.SessionMark;
import ai.datamind.gateway.password.LockoutRepository;
import ai.datamind.gateway.trail.Origin;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Stored sessions: opening, listing, ending, and whether one lives. */
@ApplicationScoped
public class SessionRepository {

    private final Pool pool;
    private final Outbox outbox;
    private final SessionMark mark;
    private final LockoutRepository lockout;

    SessionRepository(Pool pool, Outbox outbox, SessionMark mark, LockoutRepository lockout) {
        this.pool = pool;
        this.outbox = outbox;
        this.mark = mark;
        this.lockout = lockout;
    }

    /** What a session's mark should say: the generation its tokens must have, or that it is over. */
    public Uni<String> state(String sessionId) {
        return pool.preparedQuery("select generation from gateway.live_sessions where id = $1")
                .execute(Tuple.of(sessionId))
                .map(rows -> rows.size() == 0
                        ? SessionMark.ENDED
                        : rows.iterator().next().getInteger(0).toString());
    }

    /** In one transaction: the session, its first refresh token, the end of the failure count, the facts. */
    public Uni<Void> open(Opening opening, Fact... facts) {
        return pool.withTransaction(tx -> tx.preparedQuery("""
                        insert into gateway.sessions (id, user_id, ip, user_agent, expires_at)
                        values ($1, $2, $3, $4, now() + make_interval(secs => $5))""")
                .execute(Tuple.of(
                        opening.sessionId(),
                        opening.userId(),
                        opening.from().ip(),
                        opening.from().userAgent(),
                        opening.lifeSeconds()))
                .chain(() ->
                        RefreshTokenRepository.insert(tx, opening.token(), opening.sessionId(), opening.lifeSeconds()))
                .chain(() -> lockout.forget(tx, opening.email()))
                .chain(() -> outbox.append(tx, facts)));
    }

    /** Facts about something that changed nothing, such as a failed login. */
    public Uni<Void> note(Fact... facts) {
        return pool.withTransaction(tx -> outbox.append(tx, facts));
    }

    /** @param userId whose sessions, or null for everybody's */
    Uni<Page<Session>> live(PageQuery page, String userId, String current) {
        Tuple values = Tuple.of(userId, page.size(), page.offset());
        return pool.preparedQuery("select count(*) from gateway.live_sessions where $1::text is null or user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery("""
                                select * from gateway.live_sessions where $1::text is null or user_id = $1
                                order by created_at desc, id limit $2 offset $3""")
                        .execute(values)
                        .map(rows -> Page.of(
                                page,
                                total,
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> session(row, current))
                                        .toList())));
    }

    Uni<Optional<Session>> find(String sessionId, String current) {
        return pool.preparedQuery("select * from gateway.live_sessions where id = $1")
                .execute(Tuple.of(sessionId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(session(rows.iterator().next(), current)));
    }

    /** Ends one session; true when it was alive. Every replica refuses it from its next request on. */
    public Uni<Boolean> end(String sessionId, String reason, Fact... facts) {
        return pool.withTransaction(tx -> revoke(tx, "id = $1", sessionId, reason)
                        .call(ended -> ended.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(tx, facts)))
                .call(mark::ended)
                .map(ended -> !ended.isEmpty());
    }

    /** Ends all sessions of a user; says how many there were. */
    Uni<Integer> endAll(String userId, String reason, Fact... facts) {
        return pool.withTransaction(
                        tx -> revoke(tx, "user_id = $1", userId, reason).call(ended -> outbox.append(tx, facts)))
                .call(mark::ended)
                .map(List::size);
    }

    /** Sessions that ended long ago, with their refresh tokens. */
    Uni<Void> forgetOld() {
        return pool.query("""
                        delete from gateway.sessions where expires_at < now() - interval '30 days'
                        or revoked_at < now() - interval '30 days'""").execute().replaceWithVoid();
    }

    static Uni<List<String>> revoke(SqlClient tx, String which, String value, String reason) {
        return tx.preparedQuery("update gateway.sessions set revoked_at = now(), revoke_reason = $2 where " + which
                        + " and revoked_at is null returning id")
                .execute(Tuple.of(value, reason))
                .map(SessionRepository::ids);
    }

    private static List<String> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private static Session session(Row row, String current) {
        return new Session(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("email"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("refreshed_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getString("id").equals(current));
    }

    /** A login about to become a session. */
    public record Opening(
            String sessionId, String userId, String email, Origin from, RefreshToken token, double lifeSeconds) {}
}
