package ai.datamind.nl2sql.attempt;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps results no longer than promised, and ends attempts whose replica died while they ran. */
@ApplicationScoped
class AttemptKeeping {
    private static final Logger LOG = Logger.getLogger(AttemptKeeping.class);
    private static final String FORGET_RESULTS = """
            delete from result_pages p using attempts a
             where a.query_id = p.query_id and a.created_at < now() - make_interval(secs => $1)""";
    private static final String END_ORPHANS = """
            update attempts
               set status = 'failed_execution', outcome = 'FAILED', finished_at = now(),
                   refusal = '{"code":"INTERRUPTED","detail":"The service stopped while this query ran."}'
             where status = 'running' and created_at < now() - make_interval(secs => $1)""";

    private final Pool pool;
    private final AttemptConfig config;

    AttemptKeeping(Pool pool, AttemptConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m")
    Uni<Void> keep() {
        return pool.preparedQuery(FORGET_RESULTS)
                .execute(Tuple.of((double) config.resultRetention().toSeconds()))
                .flatMap(forgotten -> pool.preparedQuery(END_ORPHANS)
                        .execute(Tuple.of((double) config.longestRun().toSeconds())))
                .onFailure()
                .invoke(failure -> LOG.warnf("Old results could not be tidied up: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
