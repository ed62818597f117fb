package ai.datamind.governance;

import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.event.Broker;
import ai.datamind.testkit.event.Broker.Event;
import ai.datamind.testkit.event.EventContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class EventContractTest {
    static java.util.List<String> types() {
        return EventContract.typesOf("policy", "audit");
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_version_ever_published_keeps_its_schema(String type) {
        assertThat(EventContract.problems(type, EventContract.golden(type))).isEmpty();
    }

    @Test
    void what_is_published_here_keeps_the_contract() {
        Policies.create(Policies.rowFilter("contract " + UUID.randomUUID(), "customer", "true", "analyst"));
        for (int n = 0; n < 6; n++) {
            Broker.send(new Event(
                    "datamind.audit.v1",
                    UUID.randomUUID().toString(),
                    "/datamind/nl2sql",
                    "ai.datamind.audit.recorded.v1",
                    EventContract.golden("ai.datamind.audit.recorded.v1")
                            .replace("evt-019a1b2c", "evt-" + n + UUID.randomUUID())));
        }
        var published = new java.util.HashMap<String, ConsumerRecord<String, String>>();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (published.size() < 3 && System.nanoTime() < end) {
            for (String topic : new String[] {"datamind.policy.v1", "datamind.audit.v1"}) {
                Broker.read(topic).stream()
                        .filter(event -> "/datamind/governance".equals(header(event, "ce_source")))
                        .forEach(event -> published.put(header(event, "ce_type"), event));
            }
        }

        assertThat(published.keySet()).containsExactlyInAnyOrderElementsOf(types());
        published.forEach((type, event) -> {
            assertThat(EventContract.problems(type, event.value())).as(type).isEmpty();
            assertThat(EventContract.problems("headers", headers(event)))
                    .as("headers of " + type)
                    .isEmpty();
            assertThat(header(event, "ce_partitionkey")).isEqualTo(event.key());
        });
    }

    @Test
    void the_golden_audit_entry_is_taken_in() {
        String user = "usr-" + UUID.randomUUID();
        String golden = EventContract.golden("ai.datamind.audit.recorded.v1")
                .replace("usr-019a1b2c-0000-7000-8000-0000000000aa", user)
                .replace("evt-019a1b2c", "evt-" + UUID.randomUUID());
        Broker.send(new Event(
                "datamind.audit.v1",
                UUID.randomUUID().toString(),
                "/datamind/nl2sql",
                "ai.datamind.audit.recorded.v1",
                golden));

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int found = 0;
        while (found == 0 && System.nanoTime() < end) {
            found = Policies.admin().get("/api/v1/audit/events?user=" + user).path("pagination.total");
        }
        assertThat(found).isEqualTo(1);
    }

    private static String headers(ConsumerRecord<String, String> event) {
        Map<String, Object> headers = new java.util.HashMap<>();
        event.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return new io.vertx.core.json.JsonObject(headers).encode();
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
