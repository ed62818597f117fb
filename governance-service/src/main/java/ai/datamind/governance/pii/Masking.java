package ai.datamind.governance.pii;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Takes personal data out of text and of every text in a JSON value. */
public final class Masking {
    private Masking() {}

    public static String mask(String text) {
        if (text == null) {
            return null;
        }
        String masked = text;
        for (Detector detector : Detector.values()) {
            masked = detector.mask(masked);
        }
        return masked;
    }

    public static JsonObject mask(JsonObject object) {
        JsonObject masked = new JsonObject();
        object.forEach(member -> masked.put(member.getKey(), maskValue(member.getValue())));
        return masked;
    }

    private static Object maskValue(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> mask(text);
            case JsonObject object -> mask(object);
            case JsonArray array ->
                new JsonArray(array.stream().map(Masking::maskValue).toList());
            default -> value;
        };
    }
}
