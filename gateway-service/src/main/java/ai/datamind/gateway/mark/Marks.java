package ai.datamind.gateway.mark;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Short-lived notes in Redis. A failure to write is no failure of the change: the mark dies soon and PostgreSQL is asked. */
@ApplicationScoped
public class Marks {

    private static final Logger LOG = Logger.getLogger(Marks.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final RedisAPI redis;

    Marks(RedisAPI redis) {
        this.redis = redis;
    }

    Uni<Void> put(String key, String value, Duration life) {
        return send(List.of(key, value, "PX", Long.toString(life.toMillis())));
    }

    /** Does not overwrite: what was read earlier must not replace what was changed since. */
    Uni<Void> putIfAbsent(String key, String value, Duration life) {
        return send(List.of(key, value, "PX", Long.toString(life.toMillis()), "NX"));
    }

    private Uni<Void> send(List<String> set) {
        return redis.set(set)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWithVoid()
                .onFailure()
                .invoke(away -> LOG.debugf("mark %s not written: %s", set.getFirst(), away.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
