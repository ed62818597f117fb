package ai.datamind.nl2sql.attempt;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt.StoredStage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads attempts, for their owner or for an administrator; to anybody else they do not exist. */
@ApplicationScoped
public class AttemptHistoryRepository {
    private static final String COLUMNS = """
            select query_id, user_id, project_id, conversation_id, correlation_id, question, sql_text,
                   parameters::text as parameters, warehouse,
                   row_limit, provider, status, outcome, model, confidence, sql_hash, policy_version, row_count, ms,
                   refusal::text as refusal, answer::text as answer, created_at, finished_at
              from attempts
            """;
    private static final String FILTER = """
            where ($1::text is null or user_id = $1) and ($2::text is null or status = $2)
              and ($3::text is null or question ilike $3 or sql_text ilike $3)
            """;
    private static final String STAGES =
            "select stage, passed, ms, output::text as output from stage_records where query_id = $1 order by position";
    private static final String PAGE = """
            select p.rows::text as rows, a.row_count, a.policy_fingerprint
              from attempts a left join result_pages p on p.query_id = a.query_id and p.page = $2
             where a.query_id = $1 and a.status = 'success'""";

    private final Pool pool;
    private final Stored stored;

    AttemptHistoryRepository(Pool pool, Stored stored) {
        this.pool = pool;
        this.stored = stored;
    }

    /** @param owner whose attempts, or null for everybody's */
    public Uni<Page<Attempt>> list(String owner, AttemptStatus status, String search, PageQuery page) {
        String pattern = search == null || search.isBlank() ? null : "%" + escaped(search.strip()) + "%";
        Tuple filter = Tuple.of(owner, status == null ? null : status.wire(), pattern);
        Tuple window = Tuple.of(owner, status == null ? null : status.wire(), pattern, page.size(), page.offset());
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery("select count(*) from attempts " + FILTER)
                                .execute(filter),
                        pool.preparedQuery(
                                        COLUMNS + FILTER + "order by created_at desc, query_id desc limit $4 offset $5")
                                .execute(window))
                .asTuple()
                .map(both -> Page.of(page, both.getItem1().iterator().next().getLong(0), attempts(both.getItem2())));
    }

    /** Fails with 404 where there is none, or none that {@code owner} may see. */
    public Uni<Attempt> find(String owner, String queryId) {
        return pool.preparedQuery(COLUMNS + "where query_id = $1 and ($2::text is null or user_id = $2)")
                .execute(Tuple.of(queryId, owner))
                .map(rows -> {
                    if (rows.size() == 0) throw ProblemException.notFound("query");
                    return attempt(rows.iterator().next());
                });
    }

    public Uni<Attempt> withStages(Attempt attempt) {
        return pool.preparedQuery(STAGES).execute(Tuple.of(attempt.queryId())).map(rows -> attempt.with(stages(rows)));
    }

    /** The stored page; empty rows beyond the last one. Fails with 404 where the attempt has no result. */
    public Uni<ResultPage> page(String queryId, int page) {
        return pool.preparedQuery(PAGE).execute(Tuple.of(queryId, page)).map(rows -> {
            if (rows.size() == 0) throw ProblemException.notFound("result");
            Row row = rows.iterator().next();
            String text = row.getString("rows");
            List<Map<String, Object>> values = text == null ? List.of() : stored.rows(text);
            return new ResultPage(values, row.getInteger("row_count"), row.getString("policy_fingerprint"));
        });
    }

    private static String escaped(String search) {
        return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private List<Attempt> attempts(RowSet<Row> rows) {
        List<Attempt> attempts = new ArrayList<>(rows.size());
        rows.forEach(row -> attempts.add(attempt(row)));
        return attempts;
    }

    private List<StoredStage> stages(RowSet<Row> rows) {
        List<StoredStage> stages = new ArrayList<>(rows.size());
        rows.forEach(row -> stages.add(new StoredStage(
                row.getString("stage"),
                row.getBoolean("passed"),
                row.getDouble("ms"),
                stored.object(row.getString("output")))));
        return stages;
    }

    private Attempt attempt(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new Attempt(
                row.getString("query_id"),
                row.getString("user_id"),
                row.getString("project_id"),
                row.getString("conversation_id"),
                row.getString("correlation_id"),
                row.getString("question"),
                row.getString("sql_text"),
                stored.list(row.getString("parameters")),
                row.getString("warehouse"),
                row.getInteger("row_limit"),
                row.getString("provider"),
                AttemptStatus.of(row.getString("status")),
                row.getString("outcome"),
                row.getString("model"),
                row.getDouble("confidence"),
                row.getString("sql_hash"),
                row.getString("policy_version"),
                row.getInteger("row_count"),
                row.getDouble("ms"),
                stored.object(row.getString("refusal")),
                stored.object(row.getString("answer")),
                null,
                row.getOffsetDateTime("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
