package ai.datamind.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Waiting for what is away, on the context of the event that waits, so that its correlation id is still there afterwards. */
@ApplicationScoped
class Patience {
    static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(Patience.class);

    private final Vertx vertx;
    private final Pool pool;

    Patience(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    Uni<Void> pause(Duration pause) {
        return Uni.createFrom().emitter(done -> vertx.setTimer(pause.toMillis(), fired -> done.complete(null)));
    }

    /** Completes when the database answers: true when that had to be waited for. */
    Uni<Boolean> untilTheDatabaseAnswers() {
        Uni<Boolean> atOnce = answer().replaceWith(false);
        return atOnce.onFailure()
                .recoverWithUni(() -> until(this::answer, "database", SHORTEST).replaceWith(true));
    }

    /** Tries until it succeeds, with pauses that double. */
    Uni<Void> until(Supplier<Uni<Void>> action, String what, Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return action.get().onFailure().recoverWithUni(away -> {
            LOG.warnf("%s does not answer; events wait (%s)", what, away);
            return pause(pause).chain(() -> until(action, what, next));
        });
    }

    private Uni<Void> answer() {
        return pool.query("select 1").execute().ifNoItem().after(LONGEST).fail().replaceWithVoid();
    }
}
