package ai.datamind.outbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event as it arrived, whichever of the two CloudEvents modes carried it.
 *
 * @param key of the record, else the event's partition key; may be null
 * @param correlationId null when the sender gave none
 * @param time when it happened; the record's time when the sender gave none
 */
public record ReceivedFact(
        String id,
        String source,
        String type,
        String subject,
        String key,
        String correlationId,
        Instant time,
        JsonObject payload) {

    private static final String STRUCTURED = "application/cloudevents+json";

    /** @throws MalformedEvent when it is no CloudEvent 1.0 with a JSON object inside */
    public static ReceivedFact from(ConsumerRecord<?, byte[]> event) {
        if (event.value() == null) {
            throw new MalformedEvent("no value");
        }
        JsonObject body = json(event.value());
        String contentType = header(event, "content-type");
        if (contentType != null && contentType.startsWith(STRUCTURED)) {
            return read(event, name -> text(body, name), data(body));
        }
        return read(event, name -> header(event, "ce_" + name), body);
    }

    private static ReceivedFact read(
            ConsumerRecord<?, byte[]> event, UnaryOperator<String> attribute, JsonObject payload) {
        if (!"1.0".equals(attribute.apply("specversion"))) {
            throw new MalformedEvent("no CloudEvent 1.0");
        }
        String correlationId = attribute.apply("correlationid");
        return new ReceivedFact(
                required("id", attribute),
                required("source", attribute),
                required("type", attribute),
                attribute.apply("subject"),
                event.key() == null ? attribute.apply("partitionkey") : text(event.key()),
                correlationId == null ? header(event, "correlationid") : correlationId,
                time(attribute.apply("time"), event.timestamp()),
                payload);
    }

    private static String required(String name, UnaryOperator<String> attribute) {
        String value = attribute.apply(name);
        if (value == null || value.isBlank()) {
            throw new MalformedEvent("attribute " + name + " is missing");
        }
        return value;
    }

    private static Instant time(String iso, long recordTime) {
        try {
            return iso == null
                    ? Instant.ofEpochMilli(recordTime)
                    : OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedEvent("attribute time is no timestamp");
        }
    }

    private static JsonObject data(JsonObject structured) {
        if (structured.getValue("data") instanceof JsonObject data) {
            return data;
        }
        throw new MalformedEvent("data is no JSON object");
    }

    private static JsonObject json(byte[] value) {
        try {
            return new JsonObject(new String(value, StandardCharsets.UTF_8));
        } catch (DecodeException e) {
            // The parser's own message quotes the text, which may hold what must not reach a log.
            throw new MalformedEvent("the value is no JSON object");
        }
    }

    private static String header(ConsumerRecord<?, byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String text(JsonObject structured, String name) {
        Object value = structured.getValue(name);
        return value == null ? null : value.toString();
    }

    private static String text(Object key) {
        return key instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : key.toString();
    }
}
