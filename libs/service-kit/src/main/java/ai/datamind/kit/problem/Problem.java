package ai.datamind.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wire form of a refusal: RFC 9457 members plus the suite's own ({@code success, error, status_code, code, correlation_id, errors}). */
public final class Problem {

    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /**
     * The document as ordered members.
     *
     * @param code what went wrong
     * @param detail a sentence for the caller, or null to repeat the title
     * @param instance the path asked for
     * @param correlationId the request's correlation id
     */
    public static Map<String, Object> body(
            ProblemCode code,
            String detail,
            String instance,
            String correlationId,
            List<FieldProblem> errors,
            Map<String, Object> extensions) {
        String said = detail == null ? code.title() : detail;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:datamind:problem:" + code.name());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("detail", said);
        body.put("instance", instance);
        body.put("success", false);
        body.put("error", said);
        body.put("status_code", code.status());
        body.put("code", code.name());
        body.put("correlation_id", correlationId);
        body.put("errors", errors);
        extensions.forEach(body::putIfAbsent);
        return body;
    }
}
