package ai.datamind.system;

import ai.datamind.embedded.Topics;
import ai.datamind.local.gateway.Reply;
import ai.datamind.testkit.event.EventContract;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the services of a running suite say to others keeps the published contract. */
class EventsIT {
    private final RunningSuite suite = RunningSuite.get();

    @Test
    void everyEventOnEveryTopicKeepsItsSchema() throws Exception {
        Reply answer = suite.ask("analyst", "how many customers");
        assertThat(answer.ok()).as(answer.problem()).isTrue();
        flag(answer.body().path("query_id").asText());
        Reply project = suite.as("analyst")
                .post("/api/v1/projects", Map.of("name", "events " + System.nanoTime(), "template", "blank"));
        assertThat(project.ok()).as(project.problem()).isTrue();

        Eventually.holds(() -> assertThat(types(published()))
                .contains(
                        "ai.datamind.audit.recorded.v1",
                        "ai.datamind.auth.login.v1",
                        "ai.datamind.security.changed.v1",
                        "ai.datamind.policy.changed.v1",
                        "ai.datamind.semantic.published.v1",
                        "ai.datamind.question.asked.v1",
                        "ai.datamind.question.answered.v1",
                        "ai.datamind.query.executed.v1",
                        "ai.datamind.feedback.flagged.v1",
                        "ai.datamind.workspace.project_created.v1"));

        for (ConsumerRecord<String, String> event : published()) {
            String type = header(event, "ce_type");
            assertThat(EventContract.problems(type, event.value()))
                    .as(type + " " + event.value())
                    .isEmpty();
            assertThat(EventContract.problems("headers", headers(event)))
                    .as("headers of " + type)
                    .isEmpty();
            assertThat(header(event, "ce_partitionkey")).isEqualTo(event.key());
        }
    }

    private void flag(String query) {
        Reply flagged = suite.as("analyst")
                .post("/api/v1/feedback/flag", Map.of("query_id", query, "rating", 2, "comment", "only active ones"));
        assertThat(flagged.ok()).as(flagged.problem()).isTrue();
    }

    /** Everything on the topics of facts; what was dead-lettered is as its sender made it. */
    private List<ConsumerRecord<String, String>> published() {
        List<TopicPartition> topics = Topics.ALL.stream()
                .filter(topic -> !topic.endsWith(".dlq"))
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "localhost:" + suite.instance().ports().kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(topics);
            consumer.seekToBeginning(topics);
            Map<TopicPartition, Long> ends = consumer.endOffsets(topics);
            while (topics.stream().anyMatch(topic -> consumer.position(topic) < ends.get(topic))) {
                consumer.poll(Duration.ofMillis(100)).forEach(events::add);
            }
        }
        return events;
    }

    private static TreeSet<String> types(List<ConsumerRecord<String, String>> events) {
        TreeSet<String> types = new TreeSet<>();
        events.forEach(event -> types.add(header(event, "ce_type")));
        return types;
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String headers(ConsumerRecord<String, String> event) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        event.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        return headers.toString();
    }
}
