package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import ai.datamind.semantic.SemanticCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Jobs and their logs. */
@ApplicationScoped
public class DbtJobRepository {

    private static final String COLUMNS =
            "id, project, command, arguments, status, exit_code, requested_by, started_at, finished_at";
    private static final String UNIQUE_VIOLATION = "23505";

    /** A replica that died leaves its job running; nobody hears of it any more. */
    private static final String LOSE =
            "update dbt_job set status = 'lost', finished_at = now() where project = $1 and status = 'running'"
                    + " and heartbeat_at < now() - interval '60 seconds'";

    private final Pool pool;
    private final Outbox outbox;

    DbtJobRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    Uni<DbtJob> create(String id, String project, DbtCommand command, JsonObject arguments, String user) {
        return pool.withTransaction(tx -> tx.preparedQuery(LOSE)
                        .execute(Tuple.of(project))
                        .chain(() -> tx.preparedQuery("insert into dbt_job (id, project, command, arguments, status,"
                                        + " requested_by) values ($1, $2, $3, $4, 'running', $5) returning " + COLUMNS)
                                .execute(Tuple.of(id, project, command.wire(), arguments, user)))
                        .call(() -> outbox.append(
                                tx,
                                DbtAudit.of(
                                        "dbt." + command.wire() + "_started",
                                        project,
                                        user,
                                        "running",
                                        Map.of("job_id", id)))))
                .map(rows -> job(rows.iterator().next()))
                .onFailure(DbtJobRepository::taken)
                .transform(taken -> new ProblemException(
                        SemanticCode.DBT_BUSY, "Another run of dbt on this project has not ended yet."));
    }

    private static boolean taken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    /** Also the sign of life of the job. */
    Uni<Void> append(String id, long firstSeq, List<String> lines) {
        List<Tuple> rows = IntStream.range(0, lines.size())
                .mapToObj(i -> Tuple.of(id, firstSeq + i, lines.get(i).replace("\0", "")))
                .toList();
        Uni<Void> alive = pool.preparedQuery("update dbt_job set heartbeat_at = now() where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
        return rows.isEmpty()
                ? alive
                : pool.preparedQuery("insert into dbt_job_line (job_id, seq, line) values ($1, $2, $3)"
                                + " on conflict do nothing")
                        .executeBatch(rows)
                        .chain(() -> alive);
    }

    Uni<Void> finish(String id, String status, Integer exitCode) {
        return pool.withTransaction(tx -> tx.preparedQuery(
                        "update dbt_job set status = $2, exit_code = $3, finished_at = now() where id = $1 returning "
                                + COLUMNS)
                .execute(Tuple.of(id, status, exitCode))
                .map(rows -> job(rows.iterator().next()))
                .call(job -> outbox.append(tx, ended(job)))
                .replaceWithVoid());
    }

    private static Fact ended(DbtJob job) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("job_id", job.id());
        detail.put("exit_code", job.exitCode());
        return DbtAudit.of("dbt." + job.command() + "_ended", job.project(), job.requestedBy(), job.status(), detail);
    }

    Uni<DbtJob> one(String id) {
        return pool.preparedQuery("select " + COLUMNS + " from dbt_job where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    for (Row row : rows) {
                        return job(row);
                    }
                    throw ProblemException.notFound("dbt job");
                });
    }

    Uni<Page<DbtJob>> list(PageQuery page) {
        return pool.preparedQuery("select " + COLUMNS
                        + ", count(*) over () as total from dbt_job order by started_at desc, id limit $1 offset $2")
                .execute(Tuple.of(page.size(), page.offset()))
                .map(rows -> {
                    var jobs = new ArrayList<DbtJob>();
                    long total = 0;
                    for (Row row : rows) {
                        jobs.add(job(row));
                        total = row.getLong("total");
                    }
                    return Page.of(page, total, jobs);
                });
    }

    record Line(long seq, String text) {}

    Uni<List<Line>> lines(String id, long after) {
        return pool.preparedQuery(
                        "select seq, line from dbt_job_line where job_id = $1 and seq > $2 order by seq limit 1000")
                .execute(Tuple.of(id, after))
                .map(rows -> {
                    var lines = new ArrayList<Line>();
                    rows.forEach(r -> lines.add(new Line(r.getLong(0), r.getString(1))));
                    return lines;
                });
    }

    private static DbtJob job(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new DbtJob(
                row.getString("id"),
                row.getString("project"),
                row.getString("command"),
                row.getJsonObject("arguments").getMap(),
                row.getString("status"),
                row.getInteger("exit_code"),
                row.getString("requested_by"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
