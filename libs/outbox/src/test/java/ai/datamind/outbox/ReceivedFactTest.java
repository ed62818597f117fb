package ai.datamind.outbox;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceivedFactTest {
    @Test
    void reads_the_binary_mode() {
        var event = event(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "i",
                        "ce_source", "/s",
                        "ce_type", "t",
                        "ce_subject", "sub",
                        "ce_time", "2026-01-02T03:04:05+01:00",
                        "correlationid", "c"),
                "{\"a\":1}");

        ReceivedFact fact = ReceivedFact.from(event);

        assertThat(fact.id()).isEqualTo("i");
        assertThat(fact.time()).isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
        assertThat(fact.correlationId()).isEqualTo("c");
        assertThat(fact.payload().getInteger("a")).isEqualTo(1);
    }

    @Test
    void reads_the_structured_mode() {
        var event = event(Map.of("content-type", "application/cloudevents+json; charset=UTF-8"), """
                {"specversion":"1.0","id":"i","source":"/s","type":"t","subject":"sub","partitionkey":"p",
                 "correlationid":"c","time":"2026-01-02T03:04:05Z","data":{"a":1}}""");

        ReceivedFact fact = ReceivedFact.from(event);

        assertThat(fact.source()).isEqualTo("/s");
        assertThat(fact.subject()).isEqualTo("sub");
        assertThat(fact.correlationId()).isEqualTo("c");
        assertThat(fact.payload().getInteger("a")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0 | i | /s | t | not json",
                "1.0 | i | /s | t | [1]",
                "1.0 | i | /s | t | 7",
                "1.0 | i | /s |   | {}",
                "1.0 | i |    | t | {}",
                "1.0 |   | /s | t | {}",
                "0.3 | i | /s | t | {}",
                "    | i | /s | t | {}",
            })
    void refuses_what_is_no_event(String version, String id, String source, String type, String body) {
        Map<String, String> headers = new java.util.HashMap<>();
        headers.put("ce_specversion", version);
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.values().removeIf(java.util.Objects::isNull);

        assertThatThrownBy(() -> ReceivedFact.from(event(headers, body)))
                .isInstanceOf(MalformedEvent.class)
                .message()
                .doesNotContain(body);
    }

    @Test
    void refuses_a_record_without_a_value() {
        assertThatThrownBy(() -> ReceivedFact.from(new ConsumerRecord<String, byte[]>("t", 0, 0, null, null)))
                .isInstanceOf(MalformedEvent.class);
    }

    private static ConsumerRecord<String, byte[]> event(Map<String, String> headers, String body) {
        var record = new ConsumerRecord<String, byte[]>("t", 0, 0, null, body.getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
