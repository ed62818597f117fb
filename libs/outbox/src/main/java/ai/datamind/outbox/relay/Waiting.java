package ai.datamind.outbox.relay;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox, and how it looks on the wire: a CloudEvent 1.0 in binary mode. */
record Waiting(
        long seq,
        String id,
        String topic,
        String type,
        String subject,
        String key,
        String payload,
        String correlationId,
        String traceparent,
        OffsetDateTime occurredAt) {

    static Waiting from(Row row) {
        return new Waiting(
                row.getLong("seq"),
                row.getString("id"),
                row.getString("topic"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("key"),
                row.getString("payload"),
                row.getString("correlation_id"),
                row.getString("traceparent"),
                row.getOffsetDateTime("occurred_at"));
    }

    ProducerRecord<byte[], byte[]> onTheWire(String source) {
        var event = new ProducerRecord<>(topic, bytes(key), bytes(payload));
        put(event, "content-type", "application/json");
        put(event, "ce_specversion", "1.0");
        put(event, "ce_id", id);
        put(event, "ce_source", source);
        put(event, "ce_type", type);
        put(event, "ce_subject", subject);
        put(
                event,
                "ce_time",
                occurredAt.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
        put(event, "ce_dataschema", "urn:datamind:event:" + type);
        put(event, "ce_partitionkey", key);
        // Extensions in the binding's spelling for CloudEvents readers, bare for tracing instrumentation and log
        // shippers.
        put(event, "ce_correlationid", correlationId);
        put(event, "correlationid", correlationId);
        put(event, "ce_traceparent", traceparent);
        put(event, "traceparent", traceparent);
        return event;
    }

    private static void put(ProducerRecord<byte[], byte[]> event, String name, String value) {
        if (value != null) {
            event.headers().add(name, bytes(value));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
