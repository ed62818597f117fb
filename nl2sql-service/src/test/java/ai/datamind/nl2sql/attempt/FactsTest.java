package ai.datamind.nl2sql.attempt;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;

/** What the rest of the house hears of an attempt. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class FactsTest {
    private static final List<String> TOPICS =
            List.of("datamind.audit.v1", "datamind.question.v1", "datamind.query.v1");

    @Test
    void anAnsweredQuestionIsToldWithoutItsWordsRowsOrLiterals() {
        String id = ANALYST.ask("top 5 nations by revenue in 1995")
                .statusCode(200)
                .extract()
                .path("query_id");
        List<ConsumerRecord<String, String>> facts = about(id, 5);
        assertThat(types(facts))
                .contains(
                        "ai.datamind.question.asked.v1",
                        "ai.datamind.question.answered.v1",
                        "ai.datamind.query.executed.v1",
                        "ai.datamind.audit.recorded.v1");
        assertThat(facts)
                .noneMatch(fact -> fact.value().contains("1995")
                        || fact.value().contains("GERMANY")
                        || fact.value().contains("top 5"));
        JsonObject executed = payload(facts, "ai.datamind.query.executed.v1");
        assertThat(executed.getInteger("rows")).isEqualTo(5);
        assertThat(executed.getString("policy_version")).isEqualTo("7");
        assertThat(executed.getString("sql_hash")).hasSize(64);
        JsonObject answered = payload(facts, "ai.datamind.question.answered.v1");
        assertThat(answered.getJsonArray("stages")).hasSize(7);
    }

    @Test
    void aRefusalIsToldToo() {
        String id = ADMIN.execute("delete from tpch.orders")
                .statusCode(422)
                .extract()
                .path("query_id");
        List<JsonObject> entries =
                about(id, 2).stream().map(fact -> new JsonObject(fact.value())).toList();
        assertThat(entries).extracting(entry -> entry.getString("action")).contains("query.submitted", "query.refused");
        assertThat(entries).extracting(entry -> entry.getString("outcome")).contains("SQL_REJECTED");
    }

    private static List<String> types(List<ConsumerRecord<String, String>> facts) {
        return facts.stream().map(FactsTest::type).toList();
    }

    private static JsonObject payload(List<ConsumerRecord<String, String>> facts, String type) {
        return facts.stream()
                .filter(fact -> type(fact).equals(type))
                .map(fact -> new JsonObject(fact.value()))
                .findFirst()
                .orElseThrow();
    }

    private static String type(ConsumerRecord<String, String> fact) {
        return new String(fact.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, String>> about(String queryId, int atLeast) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("KAFKA_BOOTSTRAP_SERVERS", String.class),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(TOPICS);
            long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (found.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value().contains(queryId)) found.add(record);
                });
            }
        }
        return found;
    }
}
