package ai.datamind.nl2sql.budget;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Quotas by scope, {@code role:analyst} or {@code user:usr-…}. */
@ApplicationScoped
class QuotaRepository {
    private static final String ALL = "select scope, llm_tokens, llm_cost, db_cost, rows from quotas";
    private static final String PUT = """
            insert into quotas (scope, llm_tokens, llm_cost, db_cost, rows, changed_by) values ($1, $2, $3, $4, $5, $6)
            on conflict (scope) do update
               set llm_tokens = excluded.llm_tokens, llm_cost = excluded.llm_cost, db_cost = excluded.db_cost,
                   rows = excluded.rows, changed_by = excluded.changed_by, changed_at = now()""";
    private static final String DELETE = "delete from quotas where scope = $1";

    private final Pool pool;

    QuotaRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<String, Quota>> all() {
        return pool.preparedQuery(ALL).execute().map(rows -> {
            Map<String, Quota> all = new TreeMap<>();
            rows.forEach(row -> all.put(row.getString("scope"), quota(row)));
            return all;
        });
    }

    Uni<Void> put(String scope, Quota quota, String by) {
        return pool.preparedQuery(PUT)
                .execute(Tuple.from(
                        new Object[] {scope, quota.llmTokens(), quota.llmCost(), quota.dbCost(), quota.rows(), by}))
                .replaceWithVoid();
    }

    Uni<Boolean> delete(String scope) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(scope)).map(done -> done.rowCount() > 0);
    }

    private static Quota quota(Row row) {
        return new Quota(
                row.getLong("llm_tokens"), row.getDouble("llm_cost"), row.getDouble("db_cost"), row.getLong("rows"));
    }
}
