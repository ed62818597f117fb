package ai.datamind.testkit.infra;

import ai.datamind.embedded.EmbeddedKafka;
import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.embedded.EmbeddedRedis;
import ai.datamind.embedded.Topics;
import ai.datamind.embedded.tpch.SampleWarehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** PostgreSQL, Kafka, Redis and the key set, with what one service needs in them, as the settings that lead to them. */
public final class SharedServers {
    /** Held, because the log manager forgets loggers nobody holds. */
    private static final List<Logger> QUIETED =
            List.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky").stream()
                    .map(Logger::getLogger)
                    .toList();

    private static Map<String, String> settings;

    private SharedServers() {}

    /** Starts them on the first call, answers the same settings on every later one. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> settings(String schema, String tpchScale) {
        return (Map<String, String>) OncePerJvm.call(SharedServers.class, "start", schema, tpchScale);
    }

    /** For {@link OncePerJvm}: schema, scale of the sample warehouse or empty. */
    public static synchronized Map<String, String> start(String... arguments) {
        if (settings == null) {
            QUIETED.forEach(logger -> logger.setLevel(Level.WARNING));
            settings = startAll(arguments[0], arguments[1]);
        }
        return settings;
    }

    private static Map<String, String> startAll(String schema, String tpchScale) {
        var kafka = CompletableFuture.supplyAsync(() -> EmbeddedKafka.temporary(Topics.ALL));
        var redis = CompletableFuture.supplyAsync(EmbeddedRedis::temporary);
        EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
        KeySetServer keys = KeySetServer.start();
        closeAtExit(kafka.join(), redis.join(), keys, postgres);

        Map<String, String> values = new HashMap<>();
        values.putAll(serviceDatabase(postgres, schema));
        values.putAll(warehouse(postgres, tpchScale));
        values.put("REDIS_URL", redis.join().url());
        values.put("KAFKA_BOOTSTRAP_SERVERS", kafka.join().bootstrapServers());
        values.put("DATAMIND_GATEWAY_URL", keys.url());
        return Map.copyOf(values);
    }

    private static Map<String, String> serviceDatabase(EmbeddedPostgres postgres, String schema) {
        postgres.role("datamind_owner", "test");
        postgres.database("datamind", "datamind_owner");
        postgres.role(schema, "test");
        postgres.schema("datamind", schema, schema);
        return Map.of(
                "DB_HOST", "localhost",
                "DB_PORT", String.valueOf(postgres.port()),
                "DB_NAME", "datamind",
                "DB_USER", schema,
                "DB_PASSWORD", "test");
    }

    private static Map<String, String> warehouse(EmbeddedPostgres postgres, String tpchScale) {
        SampleWarehouse warehouse = new SampleWarehouse(postgres, "test", "test");
        warehouse.createRolesAndDatabase();
        if (!tpchScale.isEmpty()) {
            warehouse.load(Double.parseDouble(tpchScale));
        }
        return Map.of(
                "WAREHOUSE_HOST",
                "localhost",
                "WAREHOUSE_PORT",
                String.valueOf(postgres.port()),
                "WAREHOUSE_DB",
                SampleWarehouse.DATABASE,
                "WAREHOUSE_USER",
                SampleWarehouse.READER,
                "WAREHOUSE_PASSWORD",
                "test");
    }

    private static void closeAtExit(AutoCloseable... servers) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (AutoCloseable server : servers) {
                try {
                    server.close();
                } catch (Exception e) {
                    System.err.println("A test server did not stop: " + e.getMessage());
                }
            }
        }));
    }
}
