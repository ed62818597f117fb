package ai.datamind.testkit.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The other side of the topics. */
public final class Broker {
    private Broker() {}

    /** An event as a service's relay sends it. */
    public record Event(String topic, String id, String source, String type, String time, String payload) {
        public Event(String topic, String type, String payload) {
            this(topic, UUID.randomUUID().toString(), "/datamind/test", type, payload);
        }

        public Event(String topic, String id, String source, String type, String payload) {
            this(topic, id, source, type, Instant.now().toString(), payload);
        }
    }

    public static void send(Event... events) {
        send(List.of(events));
    }

    public static void send(List<Event> events) {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            for (Event event : events) {
                producer.send(record(event)).get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, String> record(Event event) {
        var record = new ProducerRecord<>(event.topic(), "key", event.payload());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.id(),
                        "ce_source", event.source(),
                        "ce_type", event.type(),
                        "ce_time", event.time(),
                        "ce_correlationid", "c-" + event.id())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** Everything on the topic's first partition so far. */
    public static List<ConsumerRecord<String, String>> read(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long end = consumer.endOffsets(partition).get(partition.getFirst());
            while (consumer.position(partition.getFirst()) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
