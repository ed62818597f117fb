package ai.datamind.semantic.compilation;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.catalog.proof.Proof;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The SQL of compilation jobs. */
@ApplicationScoped
class CompilationRepository {

    private static final String COLUMNS = "id, category, models, metrics, took_ms, problems, started_by, started_at,"
            + " finished_at, case when status = 'running' and started_at < now() - interval '10 minutes'"
            + " then 'interrupted' else status end as status";

    private final Pool pool;

    CompilationRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<CompilationJob> start(String id, String category, String by) {
        return pool.preparedQuery("insert into compilation (id, category, status, started_by)"
                        + " values ($1, $2, 'running', $3) returning " + COLUMNS)
                .execute(Tuple.of(id, category, by))
                .map(CompilationRepository::only);
    }

    Uni<Void> finish(String id, Proof proof) {
        var problems = new JsonArray();
        proof.problems()
                .forEach(p -> problems.add(new JsonObject()
                        .put("path", p.path())
                        .put("line", p.line())
                        .put("column", p.column())
                        .put("message", p.message())
                        .put("suggestion", p.suggestion())));
        return pool.preparedQuery("update compilation set status = $2, models = $3, metrics = $4, problems = $5,"
                        + " took_ms = (1000 * extract(epoch from clock_timestamp() - started_at))::bigint,"
                        + " finished_at = clock_timestamp() where id = $1")
                .execute(Tuple.of(
                        id, problems.isEmpty() ? "succeeded" : "failed", proof.models(), proof.metrics(), problems))
                .replaceWithVoid();
    }

    Uni<CompilationJob> find(String id) {
        return pool.preparedQuery("select " + COLUMNS + " from compilation where id = $1")
                .execute(Tuple.of(id))
                .map(CompilationRepository::only);
    }

    private static CompilationJob only(RowSet<Row> rows) {
        for (Row row : rows) {
            return new CompilationJob(
                    row.getString("id"),
                    row.getString("category"),
                    row.getString("status"),
                    row.getInteger("models"),
                    row.getInteger("metrics"),
                    row.getLong("took_ms"),
                    row.getJsonArray("problems").stream()
                            .map(problem -> ((JsonObject) problem).getMap())
                            .toList(),
                    row.getString("started_by"),
                    instant(row.getOffsetDateTime("started_at")),
                    instant(row.getOffsetDateTime("finished_at")));
        }
        throw ProblemException.notFound("compilation job");
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
