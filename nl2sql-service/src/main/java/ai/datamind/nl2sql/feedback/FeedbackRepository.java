package ai.datamind.nl2sql.feedback;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores what was said, together with the entry that waits for review. */
@ApplicationScoped
class FeedbackRepository {
    private static final String INSERT = """
            insert into feedback (feedback_id, query_id, user_id, rating, comment, suggested_sql, status)
            values ($1, $2, $3, $4, $5, $6, 'flagged_for_review')""";
    private static final String LIST = """
            select feedback_id, query_id, user_id, rating, comment, suggested_sql, status, created_at from feedback
             where ($1::text is null or user_id = $1) order by created_at desc, feedback_id limit $2 offset $3""";
    private static final String COUNT = "select count(*) from feedback where ($1::text is null or user_id = $1)";

    private final Pool pool;
    private final TrainingRepository training;
    private final Outbox outbox;

    FeedbackRepository(Pool pool, TrainingRepository training, Outbox outbox) {
        this.pool = pool;
        this.training = training;
        this.outbox = outbox;
    }

    Uni<Void> add(Feedback said, TrainingPair waiting) {
        Fact flagged = new Fact(
                "datamind.training.v1",
                "ai.datamind.feedback.flagged.v1",
                said.feedbackId(),
                said.feedbackId(),
                Map.of(
                        "feedback_id",
                        said.feedbackId(),
                        "query_id",
                        said.queryId(),
                        "user_id",
                        said.userId(),
                        "rating",
                        said.rating()));
        return pool.withTransaction(tx -> tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                        said.feedbackId(),
                        said.queryId(),
                        said.userId(),
                        said.rating(),
                        said.comment(),
                        said.suggestedSql()))
                .flatMap(done -> training.add(tx, waiting))
                .flatMap(done -> outbox.append(tx, flagged)));
    }

    Uni<Page<Feedback>> list(String owner, PageQuery page) {
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery(COUNT).execute(Tuple.of(owner)),
                        pool.preparedQuery(LIST).execute(Tuple.of(owner, page.size(), page.offset())))
                .asTuple()
                .map(both -> {
                    List<Feedback> said = new ArrayList<>();
                    both.getItem2().forEach(row -> said.add(feedback(row)));
                    return Page.of(page, both.getItem1().iterator().next().getLong(0), said);
                });
    }

    private static Feedback feedback(Row row) {
        return new Feedback(
                row.getString("feedback_id"),
                row.getString("query_id"),
                row.getString("user_id"),
                row.getShort("rating"),
                row.getString("comment"),
                row.getString("suggested_sql"),
                row.getString("status"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
