package ai.datamind.outbox;

import ai.datamind.outbox.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events that could not be applied, kept as they came: same key, bytes and headers, and beside them where they were, why they
 * failed and how often. Sent back to their topic as they are, the inbox keeps them from counting twice.
 */
@ApplicationScoped
public class DeadLetters {
    private final Wire wire;
    private final OutboxConfig config;
    private final MeterRegistry metrics;

    public DeadLetters(Wire wire, OutboxConfig config, MeterRegistry metrics) {
        this.wire = wire;
        this.config = config;
        this.metrics = metrics;
    }

    Uni<Void> add(ConsumerRecord<?, byte[]> event, Throwable cause, int attempts) {
        byte[] key = event.key() == null ? null : bytes(event.key());
        var letter = new ProducerRecord<>(event.topic() + ".dlq", null, key, event.value(), event.headers());
        letter.headers()
                .add("dlq_topic", bytes(event.topic()))
                .add("dlq_partition", bytes(event.partition()))
                .add("dlq_offset", bytes(event.offset()))
                .add("dlq_consumer", bytes(config.source()))
                .add("dlq_cause", bytes(reason(cause)))
                .add("dlq_attempts", bytes(attempts))
                .add("dlq_failed_at", bytes(Instant.now()));
        return Uni.createFrom()
                .completionStage(() -> wire.send(letter))
                .invoke(() -> metrics.counter("datamind.inbox.dead.letters", "topic", event.topic())
                        .increment());
    }

    /** Class names and our own words; a driver's message may quote the row. */
    private static String reason(Throwable cause) {
        return cause instanceof MalformedEvent
                ? cause.getMessage()
                : cause.getClass().getName();
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
