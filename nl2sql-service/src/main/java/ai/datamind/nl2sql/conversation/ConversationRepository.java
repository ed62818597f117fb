package ai.datamind.nl2sql.conversation;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Stores whose conversation it is; what was said in it is read from the attempts. */
@ApplicationScoped
class ConversationRepository {
    /** One statement, so that two people who choose the same id at once do not both get it. No row: it is another's. */
    private static final String TAKE = """
            insert into conversations (conversation_id, user_id, title) values ($1, $2, $3)
            on conflict (conversation_id) do update set last_asked_at = now() where conversations.user_id = $2
            returning conversation_id""";
    /** What was refused is no ground to go on from; what was asked back about is. */
    private static final String EARLIER = """
            select question from attempts
             where conversation_id = $1 and user_id = $2 and question is not null
               and outcome in ('ANSWERED', 'NO_DATA', 'AMBIGUOUS')
             order by created_at desc, query_id desc limit $3""";

    private static final String LIST = """
            select c.conversation_id, coalesce(c.title, first.question) as title, first.questions,
                   c.created_at, c.last_asked_at
              from conversations c
              cross join lateral (select (array_agg(a.question order by a.created_at))[1] as question,
                                         count(a.question)::int as questions
                                    from attempts a
                                   where a.conversation_id = c.conversation_id and a.user_id = c.user_id) first
             where c.user_id = $1""";
    private static final String TURNS = """
            select query_id, question, outcome, created_at from attempts
             where conversation_id = $1 and user_id = $2 and question is not null order by created_at, query_id limit 500""";
    private static final String FORGET = "delete from conversations where conversation_id = $1 and user_id = $2";
    private static final String LEAVE =
            "update attempts set conversation_id = null where conversation_id = $1 and user_id = $2";
    private static final String FORGET_OLD = """
            with old as (delete from conversations where last_asked_at < now() - make_interval(secs => $1)
                         returning conversation_id)
            update attempts a set conversation_id = null from old where a.conversation_id = old.conversation_id""";

    private final Pool pool;

    ConversationRepository(Pool pool) {
        this.pool = pool;
    }

    /** Begins it or goes on with it; fails with 404 where it is another's. */
    Uni<Void> take(String userId, String id, String title) {
        return pool.preparedQuery(TAKE).execute(Tuple.of(id, userId, title)).map(rows -> {
            if (rows.size() == 0) throw ProblemException.notFound("conversation");
            return null;
        });
    }

    /** Oldest first. */
    Uni<List<String>> earlier(String userId, String id, int most) {
        return pool.preparedQuery(EARLIER).execute(Tuple.of(id, userId, most)).map(rows -> {
            List<String> questions = new ArrayList<>();
            rows.forEach(row -> questions.add(row.getString("question")));
            return questions.reversed();
        });
    }

    Uni<Page<Conversation>> list(String userId, PageQuery page) {
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery("select count(*) from conversations where user_id = $1")
                                .execute(Tuple.of(userId)),
                        pool.preparedQuery(
                                        LIST + " order by c.last_asked_at desc, c.conversation_id limit $2 offset $3")
                                .execute(Tuple.of(userId, page.size(), page.offset())))
                .asTuple()
                .map(both -> {
                    List<Conversation> found = new ArrayList<>();
                    both.getItem2().forEach(row -> found.add(conversation(row)));
                    return Page.of(page, both.getItem1().iterator().next().getLong(0), found);
                });
    }

    /** With its turns; fails with 404 where there is none of this owner. */
    Uni<Conversation> find(String userId, String id) {
        return pool.preparedQuery(LIST + " and c.conversation_id = $2")
                .execute(Tuple.of(userId, id))
                .flatMap(rows -> {
                    if (rows.size() == 0) throw ProblemException.notFound("conversation");
                    Conversation found = conversation(rows.iterator().next());
                    return pool.preparedQuery(TURNS)
                            .execute(Tuple.of(id, userId))
                            .map(turns -> {
                                List<Conversation.Turn> said = new ArrayList<>();
                                turns.forEach(row -> said.add(turn(row)));
                                return found.with(said);
                            });
                });
    }

    /** The attempts stay in the history. */
    Uni<Void> forget(String userId, String id) {
        return pool.withTransaction(tx -> tx.preparedQuery(FORGET)
                .execute(Tuple.of(id, userId))
                .flatMap(gone -> {
                    if (gone.rowCount() == 0) throw ProblemException.notFound("conversation");
                    return tx.preparedQuery(LEAVE).execute(Tuple.of(id, userId)).replaceWithVoid();
                }));
    }

    Uni<Void> forgetOlderThan(double seconds) {
        return pool.preparedQuery(FORGET_OLD).execute(Tuple.of(seconds)).replaceWithVoid();
    }

    private static Conversation conversation(Row row) {
        return new Conversation(
                row.getString("conversation_id"),
                row.getString("title"),
                row.getInteger("questions"),
                null,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("last_asked_at").toInstant());
    }

    private static Conversation.Turn turn(Row row) {
        return new Conversation.Turn(
                row.getString("query_id"),
                row.getString("question"),
                row.getString("outcome"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
