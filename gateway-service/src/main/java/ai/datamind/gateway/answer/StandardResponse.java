package ai.datamind.gateway.answer;

import ai.datamind.kit.correlation.Correlation;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * {@code {success, data, error, correlation_id}}, asked for by {@code Accept: application/json;profile="standard-response"}.
 *
 * @param data the resource, null in a failure
 * @param error the problem document, null in a success
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StandardResponse(boolean success, Object data, Object error, String correlationId) {

    public static final String MEDIA_TYPE = "application/json;profile=\"standard-response\"";

    public static StandardResponse of(int status, Object body) {
        boolean success = status < 400;
        return new StandardResponse(success, success ? body : null, success ? null : body, Correlation.id());
    }

    /** The members as they are written, for mappers that know no naming rules. */
    public java.util.Map<String, Object> members() {
        var members = new java.util.LinkedHashMap<String, Object>();
        members.put("success", success);
        members.put("data", data);
        members.put("error", error);
        members.put("correlation_id", correlationId);
        return members;
    }

    public static boolean wanted(MultiMap headers) {
        return headers.getAll("Accept").stream().anyMatch(StandardResponse::asksForIt);
    }

    public static boolean asksForIt(String accept) {
        String plain = accept == null
                ? ""
                : accept.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        return plain.contains("profile=standard-response");
    }

    /** Whether a body of this type can be a member of the wrapped form. */
    public static boolean wraps(String contentType) {
        String plain = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return plain.startsWith("application/json") || plain.startsWith("application/problem+json");
    }

    /** What stands before a body that is passed on as it comes. */
    public static Buffer before(int status) {
        return Buffer.buffer(
                status < 400 ? "{\"success\":true,\"data\":" : "{\"success\":false,\"data\":null,\"error\":");
    }

    /** What stands after it. */
    public static Buffer after(int status) {
        String id = new JsonObject()
                .put("correlation_id", Correlation.id())
                .encode()
                .substring(1);
        return Buffer.buffer((status < 400 ? ",\"error\":null," : ",") + id);
    }
}
