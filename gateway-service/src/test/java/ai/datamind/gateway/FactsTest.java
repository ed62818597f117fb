package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class FactsTest {

    @Test
    void everyLoginRefreshFailureAndChangeIsPublishedAndAudited() {
        Someone someone = Someone.fresh("analyst");
        Someone.tries(someone.email(), "wrong wrong wrong").then().statusCode(401);
        someone.refreshes().then().statusCode(200);
        someone.refreshes().then().statusCode(401);
        List<ConsumerRecord<String, String>> facts = about(someone, 4);
        assertThat(facts)
                .extracting(FactsTest::type)
                .contains(
                        "ai.datamind.auth.login.v1",
                        "ai.datamind.auth.failed.v1",
                        "ai.datamind.auth.refreshed.v1",
                        "ai.datamind.auth.revoked.v1");
        assertThat(facts.stream()
                        .filter(fact -> fact.topic().equals("datamind.audit.v1"))
                        .map(FactsTest::action)
                        .toList())
                .containsSubsequence("auth.login", "auth.login", "auth.refresh", "auth.refresh");
        JsonPath audit = JsonPath.from(facts.stream()
                .filter(fact -> fact.topic().equals("datamind.audit.v1"))
                .findFirst()
                .orElseThrow()
                .value());
        assertThat(audit.getMap(""))
                .containsKeys(
                        "entry_id",
                        "action",
                        "actor_id",
                        "actor_email",
                        "ip",
                        "outcome",
                        "resource",
                        "detail",
                        "occurred_at");
        assertThat(facts)
                .allSatisfy(fact -> assertThat(fact.value())
                        .doesNotContain(Fixture.PASSWORD)
                        .doesNotContain("wrong wrong")
                        .doesNotContain(someone.refreshToken())
                        .doesNotContain(someone.accessToken()));
    }

    @Test
    void anAddressNobodyHasIsNotRepeated() {
        String typed = UUID.randomUUID() + "@example.org";
        Someone.tries(typed, "wrong wrong wrong").then().statusCode(401);
        List<ConsumerRecord<String, String>> facts = read(fact -> fact.key().equals("anonymous"), 2);
        assertThat(facts)
                .isNotEmpty()
                .noneSatisfy(fact -> assertThat(fact.value()).contains(typed));
    }

    private static List<ConsumerRecord<String, String>> about(Someone someone, int least) {
        return read(fact -> fact.value().contains(someone.id()), least * 2);
    }

    private static List<ConsumerRecord<String, String>> read(
            Predicate<ConsumerRecord<String, String>> wanted, int least) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("datamind.auth.v1", "datamind.audit.v1"));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (found.size() < least && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(fact -> {
                    if (wanted.test(fact)) found.add(fact);
                });
            }
        }
        return found;
    }

    private static String type(ConsumerRecord<String, String> fact) {
        return new String(fact.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    private static String action(ConsumerRecord<String, String> fact) {
        return JsonPath.from(fact.value()).getString("action");
    }
}
