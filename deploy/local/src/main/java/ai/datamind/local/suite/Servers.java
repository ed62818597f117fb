package ai.datamind.local.suite;

import ai.datamind.embedded.EmbeddedKafka;
import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.embedded.EmbeddedRedis;
import ai.datamind.embedded.StartupException;
import ai.datamind.embedded.Topics;
import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.Secrets;
import ai.datamind.local.instance.Service;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** PostgreSQL, Kafka and Redis of one instance, started side by side, with schemas, roles and sample data in place. */
final class Servers implements AutoCloseable {
    private static final String DATABASE = "datamind";
    private static final String DATABASE_OWNER = "datamind_owner";

    private final CompletableFuture<EmbeddedPostgres> postgres;
    private final CompletableFuture<EmbeddedKafka> kafka;
    private final CompletableFuture<EmbeddedRedis> redis;
    private final CompletableFuture<Void> warehouse;

    private final ServerLog log;

    private Servers(
            ServerLog log,
            CompletableFuture<EmbeddedPostgres> postgres,
            CompletableFuture<EmbeddedKafka> kafka,
            CompletableFuture<EmbeddedRedis> redis,
            CompletableFuture<Void> warehouse) {
        this.log = log;
        this.postgres = postgres;
        this.kafka = kafka;
        this.redis = redis;
        this.warehouse = warehouse;
    }

    /** Returns at once; {@link #awaitDatabase} and {@link #awaitAll} wait. */
    static Servers start(Instance instance, double scale, Progress progress) {
        PortPlan ports = instance.ports();
        Secrets secrets = instance.secrets();
        ServerLog log = ServerLog.to(instance.log("servers"));
        var postgres = timed("PostgreSQL", progress, () -> {
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(instance.data("postgres"), ports.postgres(), secrets.postgres());
            schemas(server, secrets);
            return server;
        });
        var redis = timed("Redis", progress, () -> EmbeddedRedis.start(instance.data("redis"), ports.redis()));
        var kafka = timed(
                "Kafka",
                progress,
                () -> EmbeddedKafka.start(instance.data("kafka"), ports.kafka(), ports.kafkaController(), Topics.ALL));
        var warehouse = postgres.thenAcceptAsync(server -> fill(server, secrets, scale, progress));
        return new Servers(log, postgres, kafka, redis, warehouse);
    }

    void awaitDatabase() {
        await(postgres);
    }

    void awaitAll() {
        await(CompletableFuture.allOf(postgres, kafka, redis, warehouse));
    }

    /** Consumers and producers first have gone already; the database goes last, since Kafka's clients write to it. */
    @Override
    public void close() {
        kafka.thenAccept(EmbeddedKafka::close)
                .exceptionally(Servers::neverStarted)
                .join();
        redis.thenAccept(EmbeddedRedis::close)
                .exceptionally(Servers::neverStarted)
                .join();
        postgres.thenAccept(EmbeddedPostgres::close)
                .exceptionally(Servers::neverStarted)
                .join();
        log.close();
    }

    private static void schemas(EmbeddedPostgres server, Secrets secrets) {
        server.role(DATABASE_OWNER, secrets.warehouseOwner());
        server.database(DATABASE, DATABASE_OWNER);
        for (Service service : Service.values()) {
            server.role(service.label(), secrets.databaseRoles().get(service));
            server.schema(DATABASE, service.label(), service.label());
        }
    }

    private static void fill(EmbeddedPostgres server, Secrets secrets, double scale, Progress progress) {
        long start = System.nanoTime();
        SampleWarehouse warehouse = new SampleWarehouse(server, secrets.warehouseOwner(), secrets.warehouseReader());
        warehouse.createRolesAndDatabase();
        boolean asAsked = warehouse
                .loadedScale()
                .filter(loaded -> loaded == scale || scale == 0)
                .isPresent();
        if (!asAsked) {
            warehouse.load(scale == 0 ? SampleWarehouse.SMALLEST_SCALE : scale);
            progress.ready("sample warehouse", millisSince(start));
        }
    }

    private static <T> CompletableFuture<T> timed(String part, Progress progress, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long began = System.nanoTime();
                    T server = start.get();
                    progress.ready(part, millisSince(began));
                    return server;
                },
                task -> new Thread(task, "start " + part).start());
    }

    private static void await(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartupException cause
                    ? cause
                    : new StartupException("A server did not start: " + e.getCause(), e.getCause());
        }
    }

    /** A server that failed to start was reported then, and has nothing to close. */
    private static Void neverStarted(Throwable reported) {
        return null;
    }

    static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
