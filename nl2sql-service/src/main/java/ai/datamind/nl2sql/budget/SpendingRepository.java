package ai.datamind.nl2sql.budget;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** What was spent, by person and day. */
@ApplicationScoped
class SpendingRepository {
    private static final String TODAY = "(now() at time zone 'UTC')::date";
    /** One statement: compare and book, so that two who come together are not both let through. */
    private static final String BOOK = """
            insert into spending as s (user_id, day, llm_tokens, llm_cost, db_cost, rows)
            values ($1, %s, $2, $3, $4, $5)
            on conflict (user_id, day) do update
               set llm_tokens = s.llm_tokens + excluded.llm_tokens, llm_cost = s.llm_cost + excluded.llm_cost,
                   db_cost = s.db_cost + excluded.db_cost, rows = s.rows + excluded.rows
             where ($6::bigint is null or excluded.llm_tokens = 0 or s.llm_tokens + excluded.llm_tokens <= $6)
               and ($7::float8 is null or excluded.llm_cost = 0 or s.llm_cost + excluded.llm_cost <= $7)
               and ($8::float8 is null or excluded.db_cost = 0 or s.db_cost + excluded.db_cost <= $8)
               and ($9::bigint is null or excluded.rows = 0 or s.rows + excluded.rows <= $9)""".formatted(TODAY);

    private static final String CORRECT = """
            update spending
               set llm_tokens = greatest(0, llm_tokens + $2), llm_cost = greatest(0, llm_cost + $3),
                   db_cost = greatest(0, db_cost + $4), rows = greatest(0, rows + $5)
             where user_id = $1 and day = %s""".formatted(TODAY);
    private static final String SPENT =
            "select llm_tokens, llm_cost, db_cost, rows from spending where user_id = $1 and day = " + TODAY;

    private final Pool pool;

    SpendingRepository(Pool pool) {
        this.pool = pool;
    }

    /** False where it would be too much together with what was spent today. */
    Uni<Boolean> book(String userId, Amounts wanted, Quota quota) {
        return pool.preparedQuery(BOOK)
                .execute(tuple(userId, wanted)
                        .addValue(quota.llmTokens())
                        .addValue(quota.llmCost())
                        .addValue(quota.dbCost())
                        .addValue(quota.rows()))
                .map(done -> done.rowCount() > 0);
    }

    Uni<Void> correct(String userId, Amounts difference) {
        return pool.preparedQuery(CORRECT).execute(tuple(userId, difference)).replaceWithVoid();
    }

    Uni<Amounts> spent(String userId) {
        return pool.preparedQuery(SPENT).execute(Tuple.of(userId)).map(rows -> {
            if (rows.size() == 0) return Amounts.NOTHING;
            Row row = rows.iterator().next();
            return new Amounts(
                    row.getLong("llm_tokens"),
                    row.getDouble("llm_cost"),
                    row.getDouble("db_cost"),
                    row.getLong("rows"));
        });
    }

    private static Tuple tuple(String userId, Amounts amounts) {
        return Tuple.tuple()
                .addString(userId)
                .addLong(amounts.llmTokens())
                .addDouble(amounts.llmCost())
                .addDouble(amounts.dbCost())
                .addLong(amounts.rows());
    }
}
