package ai.datamind.nl2sql.knowledge;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores pairs; every change of what is verified is told to all replicas in the same transaction. */
@ApplicationScoped
public class TrainingRepository {
    private static final String TOPIC = "datamind.training.v1";
    private static final String SELECT =
            "select pair_id, question, sql_text, tag, feedback_id, created_by, created_at from training_pairs ";
    private static final String FILTER = "where ($1::text is null or tag = $1) ";
    private static final String INSERT = """
            insert into training_pairs (pair_id, question, question_key, sql_text, tag, feedback_id, created_by)
            values ($1, $2, $3, $4, $5, $6, $7)""";
    private static final String REPLACED =
            "delete from training_pairs where question_key = $1 and tag = 'verified' and pair_id <> $2";
    private static final String FILES = """
            select count(*) filter (where pair_id <> all($2)) as gone, count(*) filter (where pair_id = any($2)) as kept
              from training_pairs where created_by like $1""";
    private static final String VERIFY = "update training_pairs set sql_text = $2, tag = 'verified' where pair_id = $1";

    private final Pool pool;
    private final Outbox outbox;

    TrainingRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    public Uni<Page<TrainingPair>> list(String tag, PageQuery page) {
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery("select count(*) from training_pairs " + FILTER)
                                .execute(Tuple.of(tag)),
                        pool.preparedQuery(SELECT + FILTER + "order by created_at desc, pair_id limit $2 offset $3")
                                .execute(Tuple.of(tag, page.size(), page.offset())))
                .asTuple()
                .map(both -> Page.of(page, both.getItem1().iterator().next().getLong(0), pairs(both.getItem2())));
    }

    public Uni<List<TrainingPair>> verified() {
        return pool.preparedQuery(SELECT + "where tag = 'verified' order by created_at")
                .execute()
                .map(TrainingRepository::pairs);
    }

    /** What may be shown as an example. */
    Uni<List<TrainingPair>> usable() {
        return pool.preparedQuery(
                        SELECT + "where tag in ('verified', 'example') and sql_text is not null order by created_at")
                .execute()
                .map(TrainingRepository::pairs);
    }

    /** Those that are there already stay as they are. */
    public Uni<Void> addExamples(List<TrainingPair> examples) {
        if (examples.isEmpty()) return Uni.createFrom().voidItem();
        return pool.withTransaction(tx -> tx.preparedQuery(INSERT + " on conflict (pair_id) do nothing")
                .executeBatch(examples.stream().map(TrainingRepository::row).toList())
                .flatMap(added -> outbox.append(tx, changed(examples.getFirst().id(), TrainingPair.EXAMPLE))));
    }

    /** Makes these the only pairs that come from files; true where that changed anything. */
    public Uni<Boolean> keepFiles(List<TrainingPair> examples) {
        String[] ids = examples.stream().map(TrainingPair::id).toArray(String[]::new);
        return pool.preparedQuery(FILES)
                .execute(Tuple.of(TrainingPair.FROM_FILE + "%").addArrayOfString(ids))
                .flatMap(counted -> {
                    Row row = counted.iterator().next();
                    if (row.getLong("gone") == 0 && row.getLong("kept") == ids.length) {
                        return Uni.createFrom().item(false);
                    }
                    return pool.preparedQuery(
                                    "delete from training_pairs where created_by like $1 and pair_id <> all($2)")
                            .execute(Tuple.of(TrainingPair.FROM_FILE + "%").addArrayOfString(ids))
                            .flatMap(deleted -> addExamples(examples))
                            .replaceWith(true);
                });
    }

    /** By the id of the pair or of the feedback it came from. */
    public Uni<TrainingPair> find(String id) {
        return pool.preparedQuery(SELECT + "where pair_id = $1 or feedback_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) throw ProblemException.notFound("training entry");
                    return pair(rows.iterator().next());
                });
    }

    public Uni<Void> add(SqlConnection tx, TrainingPair pair) {
        return tx.preparedQuery(INSERT).execute(row(pair)).flatMap(added -> changed(tx, pair));
    }

    public Uni<Void> add(TrainingPair pair) {
        return pool.withTransaction(tx -> replaced(tx, pair).flatMap(done -> add(tx, pair)));
    }

    /** Takes the place of what was verified for the same question. */
    public Uni<Void> verify(TrainingPair pair, String sql, Fact... facts) {
        return pool.withTransaction(tx -> tx.preparedQuery(REPLACED)
                .execute(Tuple.of(TrainingPair.key(pair.question()), pair.id()))
                .flatMap(done -> tx.preparedQuery(VERIFY).execute(Tuple.of(pair.id(), sql)))
                .flatMap(done -> tx.preparedQuery("update feedback set status = 'approved' where feedback_id = $1")
                        .execute(Tuple.of(pair.feedbackId())))
                .flatMap(done -> outbox.append(tx, facts))
                .flatMap(done -> changed(tx, pair)));
    }

    public Uni<Void> delete(String id) {
        return pool.withTransaction(tx -> tx.preparedQuery(
                        "delete from training_pairs where pair_id = $1 returning pair_id")
                .execute(Tuple.of(id))
                .flatMap(rows -> {
                    if (rows.size() == 0) throw ProblemException.notFound("training entry");
                    return outbox.append(tx, changed(id, "deleted"));
                }));
    }

    private Uni<Void> replaced(SqlConnection tx, TrainingPair pair) {
        if (!pair.tag().equals(TrainingPair.VERIFIED)) return Uni.createFrom().voidItem();
        return tx.preparedQuery(REPLACED)
                .execute(Tuple.of(TrainingPair.key(pair.question()), pair.id()))
                .replaceWithVoid();
    }

    private Uni<Void> changed(SqlConnection tx, TrainingPair pair) {
        return outbox.append(tx, changed(pair.id(), pair.tag()));
    }

    private static Tuple row(TrainingPair pair) {
        return Tuple.from(new Object[] {
            pair.id(),
            pair.question(),
            TrainingPair.key(pair.question()),
            pair.sql(),
            pair.tag(),
            pair.feedbackId(),
            pair.createdBy()
        });
    }

    /** @param id of a pair, or of another text of the library */
    static Fact changed(String id, String tag) {
        return new Fact(TOPIC, "ai.datamind.training.changed.v1", id, id, Map.of("pair_id", id, "tag", tag));
    }

    private static List<TrainingPair> pairs(RowSet<Row> rows) {
        List<TrainingPair> pairs = new ArrayList<>(rows.size());
        rows.forEach(row -> pairs.add(pair(row)));
        return pairs;
    }

    private static TrainingPair pair(Row row) {
        return new TrainingPair(
                row.getString("pair_id"),
                row.getString("question"),
                row.getString("sql_text"),
                row.getString("tag"),
                row.getString("feedback_id"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
