package ai.datamind.semantic.catalog.version;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.event.Broker;
import ai.datamind.testkit.event.EventContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class ModelFactsTest {

    @Test
    void a_change_is_told_to_readers_of_models_and_to_the_audit() {
        Requests.yaml("engineer")
                .body("name: told\n")
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        Requests.yaml("engineer")
                .body("name: told\nowner: me\n")
                .put("/api/v1/models/told")
                .then()
                .statusCode(200);
        Requests.as("engineer")
                .body("{\"version\": 1}")
                .post("/api/v1/models/told/rollback")
                .then()
                .statusCode(200);
        Requests.as("engineer").delete("/api/v1/models/told").then().statusCode(204);
        Set<String> wanted = Set.of(
                "ai.datamind.semantic.published.v1",
                "model.created",
                "model.updated",
                "model.rolled_back",
                "model.deleted",
                "model.published");
        var told = new TreeSet<String>();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!told.containsAll(wanted) && System.nanoTime() < end) {
            for (String topic : List.of("datamind.semantic.v1", "datamind.audit.v1")) {
                Broker.read(topic).stream()
                        .filter(event -> "/datamind/semantic".equals(header(event, "ce_source")))
                        .forEach(event -> told.add(fact(event)));
            }
        }

        assertThat(told).containsAll(wanted);
    }

    /** The type, or of an audit entry what was done; either keeps its contract. */
    private static String fact(ConsumerRecord<String, String> event) {
        String type = header(event, "ce_type");
        assertThat(EventContract.problems(type, event.value())).as(type).isEmpty();
        return type.startsWith("ai.datamind.audit.")
                ? new io.vertx.core.json.JsonObject(event.value()).getString("action")
                : type;
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
