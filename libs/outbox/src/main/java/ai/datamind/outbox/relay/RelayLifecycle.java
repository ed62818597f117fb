package ai.datamind.outbox.relay;

import ai.datamind.outbox.OutboxConfig;
import ai.datamind.outbox.wire.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Starts and stops the relay with the service, and says how far behind it is. */
@ApplicationScoped
public class RelayLifecycle {
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

    private final Pool pool;
    private final OutboxConfig config;
    private final RelayLoop loop;
    private final Commits commits;
    private final Counter sent;
    private final Counter failed;
    private volatile Claims.Lag lag = Claims.Lag.NONE;
    private long measuredAt;

    public RelayLifecycle(Pool pool, Wire wire, OutboxConfig config, MeterRegistry metrics) {
        this.pool = pool;
        this.config = config;
        this.loop = new RelayLoop(new Relay(pool, wire, config)::pass, this::account, config);
        this.commits = new Commits(pool, config.schema(), loop::nudge);
        this.sent = metrics.counter("datamind.outbox.sent");
        this.failed = metrics.counter("datamind.outbox.failed");
        metrics.gauge("datamind.outbox.waiting", this, self -> self.lag.waiting());
        metrics.gauge("datamind.outbox.lag.seconds", this, self -> self.lag.seconds());
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            commits.listen();
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
        commits.close();
    }

    private void account(Pass pass) {
        commits.listen();
        sent.increment(pass.sent().size());
        failed.increment(pass.failed().size());
        long now = System.nanoTime();
        if (measuredAt == 0 || now - measuredAt > MEASURED_EVERY.toNanos()) {
            measuredAt = now;
            lag = Claims.lag(pool).await().atMost(MEASURED_EVERY);
        }
    }
}
