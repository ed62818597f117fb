package ai.datamind.gateway.health;

import ai.datamind.gateway.health.Component.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks what the gateway itself stands on. Nothing here ever fails; it reports. */
@ApplicationScoped
class InfrastructureProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Pool pool;
    private final RedisAPI redis;
    private final NetClient net;
    private final String brokers;

    InfrastructureProbe(
            Pool pool, RedisAPI redis, Vertx vertx, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.pool = pool;
        this.redis = redis;
        this.brokers = brokers;
        this.net =
                vertx.createNetClient(new NetClientOptions().setConnectTimeout(Math.toIntExact(PATIENCE.toMillis())));
    }

    /** Says as {@code configured} whether there is any user. */
    Uni<Component> database() {
        long began = System.nanoTime();
        return told(pool.query("select exists (select 1 from gateway.users)")
                .execute()
                .map(rows -> new Component(
                        Status.HEALTHY,
                        since(began),
                        Map.of("configured", rows.iterator().next().getBoolean(0)))));
    }

    Uni<Component> redis() {
        long began = System.nanoTime();
        return told(redis.ping(List.of()).map(pong -> Component.up(since(began))));
    }

    /** Whether a broker takes connections; whether facts get through is the outbox's figure. */
    Uni<Component> kafka() {
        long began = System.nanoTime();
        String[] first = brokers.split(",", -1)[0].strip().split(":", -1);
        return told(Uni.createFrom()
                .completionStage(() -> net.connect(Integer.parseInt(first[first.length - 1]), first[0])
                        .compose(socket -> socket.close())
                        .toCompletionStage())
                .map(done -> Component.up(since(began))));
    }

    @PreDestroy
    void close() {
        net.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Uni<Component> told(Uni<Component> probe) {
        return probe.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(() -> Component.of(Status.UNHEALTHY));
    }

    private static long since(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
