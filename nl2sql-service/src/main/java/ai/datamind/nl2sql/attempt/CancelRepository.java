package ai.datamind.nl2sql.attempt;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Wishes to end a run, left where whichever replica runs it finds them. */
@ApplicationScoped
public class CancelRepository {
    private static final String WANT =
            "update attempts set cancel_wanted = now() where query_id = $1 and status = 'running'";
    private static final String WANTED =
            "select query_id from attempts where cancel_wanted is not null and status = 'running' and query_id = any($1)";

    private final Pool pool;

    CancelRepository(Pool pool) {
        this.pool = pool;
    }

    /** False where the run has ended. */
    public Uni<Boolean> want(String queryId) {
        return pool.preparedQuery(WANT).execute(Tuple.of(queryId)).map(done -> done.rowCount() > 0);
    }

    public Uni<List<String>> wanted(Set<String> running) {
        return pool.preparedQuery(WANTED)
                .execute(Tuple.of(running.toArray(String[]::new)))
                .map(rows -> {
                    List<String> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString(0)));
                    return ids;
                });
    }
}
