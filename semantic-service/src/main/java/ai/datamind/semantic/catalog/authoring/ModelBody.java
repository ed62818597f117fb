package ai.datamind.semantic.catalog.authoring;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * A document as it is sent: YAML, or JSON of the same shape, or a JSON object that carries it as text:
 * {@code {"name": "sales", "content": "…", "message": "why"}}.
 */
record ModelBody(String name, String content, String message) {

    private static final Set<String> MEMBERS = Set.of("name", "content", "message");

    static ModelBody of(String body) {
        if (body == null || body.isBlank()) {
            throw new ProblemException(
                    KitCode.MALFORMED_REQUEST, "The body is empty; a model in YAML or JSON is expected.");
        }
        if (!body.stripLeading().startsWith("{")) {
            return new ModelBody(null, body, null);
        }
        try {
            var json = new JsonObject(body);
            if (!json.containsKey("content")) {
                return new ModelBody(null, body, null);
            }
            List<String> unknown =
                    json.fieldNames().stream().filter(f -> !MEMBERS.contains(f)).toList();
            if (!unknown.isEmpty()) {
                throw ProblemException.invalid(unknown.get(0), "is unknown; name, content and message are accepted");
            }
            return new ModelBody(text(json, "name"), text(json, "content"), text(json, "message"));
        } catch (DecodeException e) {
            throw new ProblemException(KitCode.MALFORMED_REQUEST, "The body is no JSON.").causedBy(e);
        }
    }

    private static String text(JsonObject json, String member) {
        Object value = json.getValue(member);
        if (value != null && !(value instanceof String)) {
            throw ProblemException.invalid(member, "must be a text");
        }
        return (String) value;
    }

    /** The name said outside the document must be the document's. */
    void requireName(String wanted, String actual) {
        if (wanted != null && !wanted.equals(actual)) {
            throw ProblemException.invalid("name", "is '" + wanted + "' but the document is named '" + actual + "'");
        }
    }
}
