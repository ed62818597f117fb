package ai.datamind.outbox;

import ai.datamind.outbox.wire.Wire;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;

/** Clients of infrastructure that runs somewhere: also used by a process that must not start its own. */
public final class Connections {
    public static final Vertx VERTX = Vertx.vertx();

    private Connections() {}

    public static Pool pool(int port, String schema) {
        return Pool.pool(
                VERTX,
                new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(port)
                        .setDatabase("postgres")
                        .setUser(schema)
                        .setPassword(schema),
                new PoolOptions().setMaxSize(8));
    }

    public static Wire wire(String bootstrap, Duration acknowledgement) {
        return new Wire(Map.of("bootstrap.servers", bootstrap), () -> acknowledgement);
    }

    public static OutboxConfig config(String schema) {
        return config(schema, Duration.ofMillis(200));
    }

    public static OutboxConfig config(String schema, Duration poll) {
        return new Config(schema, poll);
    }

    private record Config(String schema, Duration poll) implements OutboxConfig {
        @Override
        public boolean relay() {
            return true;
        }

        @Override
        public String source() {
            return "/datamind/" + schema;
        }

        @Override
        public Duration gather() {
            return Duration.ofMillis(20);
        }

        @Override
        public int keysPerClaim() {
            return 50;
        }

        @Override
        public int factsPerKey() {
            return 7;
        }

        @Override
        public Duration remember() {
            return Duration.ofDays(1);
        }
    }
}
