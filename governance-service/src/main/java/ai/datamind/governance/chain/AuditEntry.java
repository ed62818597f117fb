package ai.datamind.governance.chain;

import ai.datamind.governance.pii.Masking;
import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.MalformedEvent;
import ai.datamind.outbox.ReceivedFact;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Who did what, when, from where, with which outcome.
 *
 * @param source the service that reported it
 * @param detail free of personal data: masked before it is kept
 */
public record AuditEntry(
        String entryId,
        String source,
        String action,
        String actorId,
        String actorEmail,
        String ip,
        String outcome,
        String resource,
        String correlationId,
        JsonObject detail,
        Instant occurredAt) {

    public AuditEntry {
        // What the database keeps: a hash over finer time would never be found again.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    public static AuditEntry from(ReceivedFact fact) {
        JsonObject payload = fact.payload();
        String action = text(payload, "action");
        if (action == null || action.isBlank()) {
            throw new MalformedEvent("an audit entry without an action");
        }
        String entryId = text(payload, "entry_id");
        String correlationId = text(payload, "correlation_id");
        return new AuditEntry(
                entryId == null ? Ids.next("evt") : entryId,
                fact.source(),
                action,
                text(payload, "actor_id"),
                text(payload, "actor_email"),
                text(payload, "ip"),
                text(payload, "outcome"),
                Masking.mask(text(payload, "resource")),
                correlationId == null ? fact.correlationId() : correlationId,
                payload.getValue("detail") instanceof JsonObject detail ? Masking.mask(detail) : new JsonObject(),
                occurredAt(payload, fact));
    }

    private static Instant occurredAt(JsonObject payload, ReceivedFact fact) {
        String text = text(payload, "occurred_at");
        try {
            return text == null ? fact.time() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedEvent("occurred_at is no timestamp");
        }
    }

    private static String text(JsonObject payload, String name) {
        Object value = payload.getValue(name);
        return value == null ? null : value.toString();
    }
}
