package ai.datamind.usage;

import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import ai.datamind.testkit.event.Broker;
import ai.datamind.testkit.event.Broker.Event;
import ai.datamind.testkit.event.EventContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static ai.datamind.usage.Figures.as;
import static ai.datamind.usage.Figures.await;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class EventContractTest {
    static List<String> types() {
        return EventContract.typesOf("usage", "question", "query");
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_version_ever_published_keeps_its_schema(String type) {
        assertThat(EventContract.problems(type, EventContract.golden(type))).isEmpty();
    }

    @Test
    void every_golden_event_is_taken_in() {
        String email = UUID.randomUUID() + "@datamind.local";
        String user = Tokens.userId(email);
        List<Event> golden = types().stream()
                .map(type -> new Event(
                        "datamind." + type.split("\\.")[2] + ".v1",
                        type,
                        EventContract.golden(type).replace("usr-019a1b2c-0000-7000-8000-0000000000aa", user)))
                .toList();

        Broker.send(golden);

        await(() -> {
            var summary = Figures.summary(email);
            return summary.getInteger("questions") == 1
                    && summary.getInteger("answered") == 1
                    && summary.getInteger("refused") == 1
                    && summary.getInteger("executions") == 1
                    && summary.getInteger("failed_executions") == 1
                    && summary.getJsonObject("llm").getInteger("calls") == 1;
        });
        await(() -> as(email, "viewer").get("/api/v1/usage/dashboards").<Integer>path("pagination.total") == 1);
    }

    @Test
    void what_is_published_here_keeps_the_contract() {
        String email = UUID.randomUUID() + "@datamind.local";
        String user = Tokens.userId(email);
        as(email, "viewer")
                .body("{\"event\":\"panel.opened\"}")
                .post("/api/v1/usage/events")
                .then()
                .statusCode(202);
        Broker.send(new Event(
                "datamind.usage.v1",
                "ai.datamind.usage.llm_tokens.v1",
                "{\"user_id\":\"" + user
                        + "\",\"provider\":\"p\",\"model\":\"m\",\"input_tokens\":2000000,\"output_tokens\":0}"));

        await(() -> published(user).size() == 2);
        published(user).forEach(event -> {
            String type =
                    new String(event.headers().lastHeader("ce_type").value(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(EventContract.problems(type, event.value())).as(type).isEmpty();
        });
    }

    private static List<org.apache.kafka.clients.consumer.ConsumerRecord<String, String>> published(String user) {
        return Broker.read("datamind.usage.v1").stream()
                .filter(event -> new String(
                                event.headers().lastHeader("ce_source").value(),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .equals("/datamind/usage"))
                .filter(event -> event.value().contains(user))
                .toList();
    }
}
