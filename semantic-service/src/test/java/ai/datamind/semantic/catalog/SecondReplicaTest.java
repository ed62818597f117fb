package ai.datamind.semantic.catalog;

import ai.datamind.semantic.Requests;
import ai.datamind.semantic.compile.MetricQuery;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What another replica does: it has a manifest of its own, and only the database and the event to go by. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class SecondReplicaTest {

    @Inject
    PublicationRepository publications;

    @Inject
    ValueRepository values;

    @Inject
    KeyRepository keys;

    @Inject
    Vertx vertx;

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/replicated");
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
        var replica = new Publisher(publications, values, keys, manifest, vertx);
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
        var replica = new Publisher(publications, values, keys, manifest, vertx);
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
                String described = seen.manifest()
                        .metric("copied_metric")
                        .orElseThrow()
                        .header()
                        .description();
                mixed.compareAndSet(false, !sql(seen).contains(described.substring("by ".length())));
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

    private static String sql(Publication publication) {
        return publication
                .compiler()
                .compile(MetricQuery.of(List.of("copied_metric"), List.of(ElementRef.parse("copied_by"))))
                .sql();
    }
}
