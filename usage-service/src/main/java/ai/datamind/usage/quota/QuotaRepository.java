package ai.datamind.usage.quota;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The SQL of quotas. */
@ApplicationScoped
class QuotaRepository {
    private static final String FIGURES =
            "select asked, rows, input_tokens + output_tokens as tokens from by_user where day = $1 and user_id = $2";

    private final Pool pool;

    QuotaRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<DayFigures> figures(LocalDate day, String userId) {
        return figures(pool, day, userId);
    }

    Uni<DayFigures> figures(SqlClient client, LocalDate day, String userId) {
        return client.preparedQuery(FIGURES).execute(Tuple.of(day, userId)).map(rows -> {
            if (rows.size() == 0) {
                return new DayFigures(day, userId, 0, 0, 0);
            }
            var row = rows.iterator().next();
            return new DayFigures(day, userId, row.getLong("asked"), row.getLong("rows"), row.getLong("tokens"));
        });
    }

    /** True once per day, user and quota. */
    Uni<Boolean> firstTime(SqlClient tx, DayFigures figures, String quota) {
        return tx.preparedQuery(
                        "insert into quota_exceeded (day, user_id, quota) values ($1, $2, $3) on conflict do nothing")
                .execute(Tuple.of(figures.day(), figures.userId(), quota))
                .map(rows -> rows.rowCount() == 1);
    }
}
