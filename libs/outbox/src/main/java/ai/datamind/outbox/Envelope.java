package ai.datamind.outbox;

import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.id.Ids;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** A fact as it is stored: its payload already text, with the identity and the trace it belongs to. */
record Envelope(String id, Fact fact, String payload, String correlationId, String traceparent) {
    /** Brokers refuse records above 1 MiB; refusing here fails the caller's transaction instead of stopping the relay. */
    static final int MAX_PAYLOAD_BYTES = 900_000;

    // Not the service's HTTP mapper: what is published must not change with a setting of its API.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static Envelope of(Fact fact) {
        String payload = write(fact);
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(fact.type() + " is larger than " + MAX_PAYLOAD_BYTES + " bytes");
        }
        return new Envelope(Ids.uuid().toString(), fact, payload, correlation(), trace());
    }

    private static String write(Fact fact) {
        if (fact.payload() instanceof JsonObject json) {
            return json.encode();
        }
        try {
            return JSON.writeValueAsString(fact.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(fact.type() + " cannot be written as JSON", e);
        }
    }

    private static String correlation() {
        String id = Correlation.id();
        return id.equals("-") ? null : id;
    }

    private static String trace() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
