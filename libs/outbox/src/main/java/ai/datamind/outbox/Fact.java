package ai.datamind.outbox;

import java.util.Objects;

/**
 * Something that happened here and that others may read.
 *
 * @param topic the topic of its family, such as {@code datamind.audit.v1}
 * @param type the versioned name, such as {@code ai.datamind.audit.recorded.v1}
 * @param subject the id of what it is about
 * @param key facts with the same topic and key reach readers in the order they were appended; the subject when null
 * @param payload a record, map or JSON object; members are written in snake case, null members are left out
 */
public record Fact(String topic, String type, String subject, String key, Object payload) {
    public Fact {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(payload, "payload");
        key = key == null ? subject : key;
    }
}
