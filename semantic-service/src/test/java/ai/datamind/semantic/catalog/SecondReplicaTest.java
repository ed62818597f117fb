package ai.datamind.semantic.catalog;

import ai.datamind.semantic.Requests;
import ai.datamind.semantic.catalog.kept.KeptDocuments;
import ai.datamind.semantic.catalog.kept.KeptRepository;
import ai.datamind.semantic.catalog.key.KeyRepository;
import ai.datamind.semantic.catalog.value.ValueRepository;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What another replica does: it has a manifest of its own, and only the database and the event to go by. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class SecondReplicaTest {

    @Inject
    PublishedManifest first;

    @Inject
    PublicationRepository publications;

    @Inject
    ValueRepository values;

    @Inject
    KeyRepository keys;

    @Inject
    KeptRepository kept;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/replicated");
    }

    private Publisher replica(PublishedManifest manifest) {
        return new Publisher(
                publications, new KeptDocuments(kept, vertx), new WarehouseLook(values, keys, manifest), manifest);
    }

    private static String model(String column) {
        return """
            name: replicated
            semantic_models:
              - name: copied_orders
                relation: tpch.orders
                entities: [{name: copied_order, type: primary, column: o_orderkey}]
                dimensions: [{name: copied_by, column: %1$s, data_type: text}]
                measures: [{name: copied_value, agg: sum, column: o_totalprice}]
            metrics:
              - {name: copied_metric, measure: copied_value, description: by %1$s}
            """.formatted(column);
    }

    @Test
    void another_replica_answers_from_the_new_manifest_when_it_is_told() {
        var manifest = new PublishedManifest();
        var replica = replica(manifest);
        Requests.yaml("engineer")
                .body(model("o_clerk"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        replica.published(null).await().atMost(Duration.ofSeconds(20));
        long before = manifest.current().manifest().version();

        Requests.yaml("engineer")
                .body(model("o_orderpriority"))
                .put("/api/v1/models/replicated")
                .then()
                .statusCode(200);
        replica.published(null).await().atMost(Duration.ofSeconds(20));

        assertThat(manifest.current().manifest().version()).isGreaterThan(before);
        assertThat(sql(manifest.current())).contains("o_orderpriority");
    }

    @Test
    void no_request_sees_a_mix_of_two_manifests() throws InterruptedException {
        var manifest = new PublishedManifest();
        var replica = replica(manifest);
        Requests.yaml("engineer")
                .body(model("o_clerk"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        replica.published(null).await().atMost(Duration.ofSeconds(20));
        var mixed = new AtomicBoolean();
        var over = new AtomicBoolean();
        var asking = new Thread(() -> {
            while (!over.get()) {
                Publication seen = manifest.current();
                mixed.compareAndSet(false, mixed(seen));
            }
        });
        asking.start();
        for (String column : List.of("o_orderpriority", "o_clerk", "o_orderstatus")) {
            Requests.yaml("engineer")
                    .body(model(column))
                    .put("/api/v1/models/replicated")
                    .then()
                    .statusCode(200);
            replica.published(null).await().atMost(Duration.ofSeconds(20));
        }
        over.set(true);
        asking.join();

        assertThat(mixed).isFalse();
    }

    /** By itself it would look after half a minute. That it takes less than a second is a figure of a quiet machine. */
    @Test
    void a_replica_that_hears_of_a_publication_answers_from_it_soon_and_from_nothing_between() throws Exception {
        var manifest = new PublishedManifest();
        var replica = replica(manifest);
        Requests.yaml("engineer")
                .body(model("o_clerk"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        replica.published(null).await().atMost(Duration.ofSeconds(20));
        var mixed = new AtomicBoolean();
        try (var events = events()) {
            Requests.yaml("engineer")
                    .body(model("o_orderpriority"))
                    .put("/api/v1/models/replicated")
                    .then()
                    .statusCode(200);
            Instant patience = Instant.now().plusSeconds(15);
            while (!sql(manifest.current()).contains("o_orderpriority")) {
                assertThat(Instant.now()).isBefore(patience);
                events.poll(Duration.ofMillis(20))
                        .forEach(event -> replica.published(null).subscribe().with(done -> {}));
                mixed.compareAndSet(false, mixed(manifest.current()) || mixed(first.current()));
            }
        }

        assertThat(mixed).isFalse();
        assertThat(sql(first.current())).contains("o_orderpriority");
    }

    private static boolean mixed(Publication seen) {
        String described =
                seen.manifest().metric("copied_metric").orElseThrow().header().description();
        return !sql(seen).contains(described.substring("by ".length()));
    }

    /** What is published from now on. */
    private static KafkaConsumer<byte[], byte[]> events() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = List.of(new TopicPartition(SemanticPublished.TOPIC, 0));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        consumer.position(partitions.getFirst());
        return consumer;
    }

    @Test
    void what_is_kept_of_another_format_is_read_from_its_text_and_kept_anew() {
        Requests.yaml("engineer")
                .body(model("o_clerk"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        byte[] kept = form();
        execute("update model_version set compact = '\\x00010203' where name = 'replicated'");
        var manifest = new PublishedManifest();

        replica(manifest).published(null).await().atMost(Duration.ofSeconds(20));

        assertThat(sql(manifest.current())).contains("o_clerk");
        assertThat(form()).isEqualTo(kept);
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(5));
    }

    private byte[] form() {
        return pool.query("select compact from model_version where name = 'replicated' order by version desc limit 1")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next()
                .get(Buffer.class, "compact")
                .getBytes();
    }

    private static String sql(Publication publication) {
        return publication
                .compiler()
                .compile(MetricQuery.of(List.of("copied_metric"), List.of(ElementRef.parse("copied_by"))))
                .sql();
    }
}
