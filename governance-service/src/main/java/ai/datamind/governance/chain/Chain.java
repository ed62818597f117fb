package ai.datamind.governance.chain;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * The arithmetic of the chain: {@code content = SHA-256(entry)}, {@code hash = SHA-256(previous hash, content)}. Kept apart, the
 * two tell a changed entry (its content no longer fits) from a moved one (its place no longer fits).
 */
public final class Chain {
    static final byte[] BEGINNING = new byte[32];

    private Chain() {}

    static byte[] content(AuditEntry entry) {
        JsonArray members = new JsonArray()
                .add(entry.entryId())
                .add(entry.source())
                .add(entry.action())
                .add(entry.actorId())
                .add(entry.actorEmail())
                .add(entry.ip())
                .add(entry.outcome())
                .add(entry.resource())
                .add(entry.correlationId())
                .add(canonical(entry.detail()))
                .add(entry.occurredAt().toString());
        return digest().digest(members.encode().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] link(byte[] previous, byte[] content) {
        MessageDigest digest = digest();
        digest.update(previous);
        return digest.digest(content);
    }

    /** The database keeps JSON without an order of members and with numbers in its own spelling. */
    private static Object canonical(Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> {
                TreeMap<String, Object> sorted = new TreeMap<>();
                object.forEach(member -> sorted.put(member.getKey(), canonical(member.getValue())));
                JsonObject ordered = new JsonObject();
                sorted.forEach(ordered::put);
                yield ordered;
            }
            case JsonArray array ->
                new JsonArray(array.stream().map(Chain::canonical).toList());
            case Number number ->
                new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> value;
        };
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
