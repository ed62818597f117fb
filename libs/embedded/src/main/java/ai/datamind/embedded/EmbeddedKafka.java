package ai.datamind.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One broker that is its own controller, in this JVM, with its topics in place before anybody connects. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final long TOPICS_TIMEOUT_SECONDS = 30;

    private final KafkaRaftServer broker;
    private final int port;
    private final Path temporary;

    private EmbeddedKafka(KafkaRaftServer broker, int port, Path temporary) {
        this.broker = broker;
        this.port = port;
        this.temporary = temporary;
    }

    /** Keeps nothing. */
    public static EmbeddedKafka temporary(Collection<String> topics) {
        return start(null, 0, 0, topics);
    }

    /**
     * @param dataDirectory where the logs are kept, or {@code null} for a temporary one
     * @param port of the broker; 0 for a free one
     * @param controllerPort of the controller inside; 0 for a free one
     * @param topics created with one partition when missing; a consumer that subscribes before its topic exists would wait for
     *     the next metadata refresh
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, int controllerPort, Collection<String> topics) {
        int chosen = Ports.orFree(port);
        int controller = Ports.orFree(controllerPort);
        Ports.requireFree("Kafka", chosen);
        Ports.requireFree("the Kafka controller", controller);
        try {
            Path temporary = dataDirectory == null ? Files.createTempDirectory("datamind-kafka") : null;
            Path directory = dataDirectory == null ? temporary : Files.createDirectories(dataDirectory);
            Properties settings = settings(directory, chosen, controller);
            format(directory, settings);
            KafkaRaftServer broker = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            broker.startup();
            EmbeddedKafka started = new EmbeddedKafka(broker, chosen, temporary);
            started.createTopics(topics);
            return started;
        } catch (IOException e) {
            throw new StartupException("Kafka did not start on port " + chosen + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public void createTopics(Collection<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var existing = admin.listTopics().names().get(TOPICS_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get(TOPICS_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while creating Kafka topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartupException("Kafka on port " + port + " did not create its topics: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        broker.shutdown();
        broker.awaitShutdown();
        if (temporary != null) {
            Directories.delete(temporary);
        }
    }

    private static Properties settings(Path directory, int port, int controller) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", directory.resolve("logs").toString(),
                "auto.create.topics.enable", "true"));
        // One node: every internal topic has one copy and one partition.
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "num.partitions", "1"));
        // Small and quick: no wait for more members of a group, 2 MB instead of 128 for the log cleaner.
        settings.putAll(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "2097152",
                "num.network.threads", "2",
                "num.io.threads", "2"));
        return settings;
    }

    private static void format(Path directory, Properties settings) throws IOException {
        if (Files.exists(directory.resolve("logs").resolve("meta.properties"))) {
            return;
        }
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int status = StorageTool.execute(command, nowhere);
        if (status != 0) {
            throw new StartupException(
                    "Kafka's storage in " + directory + " could not be formatted (status " + status + ")");
        }
    }
}
