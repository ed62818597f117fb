package ai.datamind.nl2sql.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts attempts. */
@ApplicationScoped
class FiguresRepository {
    private static final String BY_OUTCOME = """
            select coalesce(outcome, status) as outcome, count(*) as attempts,
                   coalesce(percentile_cont(0.5) within group (order by ms), 0) as p50_ms,
                   coalesce(percentile_cont(0.95) within group (order by ms), 0) as p95_ms
              from attempts where created_at >= now() - make_interval(days => $1)
             group by 1 order by 2 desc""";
    private static final String BY_STAGE = """
            select s.stage, count(*) as runs, count(*) filter (where not s.passed) as refused,
                   percentile_cont(0.5) within group (order by s.ms) as p50_ms,
                   percentile_cont(0.95) within group (order by s.ms) as p95_ms
              from stage_records s join attempts a using (query_id)
             where a.created_at >= now() - make_interval(days => $1)
             group by s.stage, s.position order by s.position""";
    private static final String BY_DAY = """
            select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, coalesce(provider, 'sql') as provider,
                   count(*) as attempts, count(*) filter (where status = 'success') as succeeded,
                   coalesce(sum(row_count), 0) as rows, coalesce(avg(ms), 0)::float8 as mean_ms
              from attempts where created_at >= now() - make_interval(days => $1) and ($2::text is null or user_id = $2)
             group by 1, 2 order by 1, 2""";

    private static final String SLOWEST = """
            select a.query_id, a.user_id, a.warehouse, a.status, a.created_at, s.ms, g.output->>'masked_sql' as masked_sql,
                   (g.output->>'estimated_cost')::float8 as estimated_cost,
                   (g.output->'index_advice')::text as index_advice
              from stage_records s join attempts a using (query_id)
              left join stage_records g on g.query_id = s.query_id and g.stage = 'sanitize'
             where s.stage = 'execute' and a.created_at >= now() - make_interval(days => $1) and s.ms >= $2
             order by s.ms desc limit 100""";

    private final Pool pool;

    FiguresRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<List<ByOutcome>> byOutcome(int days) {
        return pool.preparedQuery(BY_OUTCOME)
                .execute(Tuple.of(days))
                .map(rows -> list(
                        rows,
                        row -> new ByOutcome(
                                row.getString("outcome"),
                                row.getLong("attempts"),
                                row.getDouble("p50_ms"),
                                row.getDouble("p95_ms"))));
    }

    Uni<List<ByStage>> byStage(int days) {
        return pool.preparedQuery(BY_STAGE)
                .execute(Tuple.of(days))
                .map(rows -> list(
                        rows,
                        row -> new ByStage(
                                row.getString("stage"),
                                row.getLong("runs"),
                                row.getLong("refused"),
                                row.getDouble("p50_ms"),
                                row.getDouble("p95_ms"))));
    }

    /** @param owner whose attempts, or null for everybody's */
    Uni<List<ByDay>> byDay(int days, String owner) {
        return pool.preparedQuery(BY_DAY)
                .execute(Tuple.of(days, owner))
                .map(rows -> list(
                        rows,
                        row -> new ByDay(
                                row.getString("day"),
                                row.getString("provider"),
                                row.getLong("attempts"),
                                row.getLong("succeeded"),
                                row.getLong("rows"),
                                row.getDouble("mean_ms"))));
    }

    Uni<List<Slow>> slowest(int days, double fromMs) {
        return pool.preparedQuery(SLOWEST)
                .execute(Tuple.of(days, fromMs))
                .map(rows -> list(
                        rows,
                        row -> new Slow(
                                row.getString("query_id"),
                                row.getString("user_id"),
                                row.getString("warehouse"),
                                row.getString("status"),
                                row.getDouble("ms"),
                                row.getDouble("estimated_cost"),
                                row.getString("masked_sql"),
                                advice(row.getString("index_advice")),
                                row.getOffsetDateTime("created_at").toInstant())));
    }

    private static List<Object> advice(String json) {
        return json == null ? List.of() : new JsonArray(json).getList();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(one.apply(row)));
        return list;
    }

    /** @param maskedSql without a literal; null where the run did not get that far */
    record Slow(
            String queryId,
            String userId,
            String warehouse,
            String status,
            double ms,
            Double estimatedCost,
            String maskedSql,
            List<Object> indexAdvice,
            Instant createdAt) {}

    record ByOutcome(String outcome, long attempts, double p50Ms, double p95Ms) {}

    record ByStage(String stage, long runs, long refused, double p50Ms, double p95Ms) {}

    record ByDay(String day, String provider, long attempts, long succeeded, long rows, double meanMs) {}
}
