package ai.datamind.semantic.metric;

import ai.datamind.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A metric to be added to a document, {@code registered} where none is named. */
@RegisterForReflection
public record RegisterRequest(
        String model, Map<String, Object> metric, String template, Map<String, String> parameters) {

    public RegisterRequest {
        model = model == null ? "registered" : model;
    }

    /** The document that is added, as JSON, which is YAML. */
    String yaml() {
        if ((metric == null) == (template == null)) {
            throw ProblemException.invalid("metric", "or a template is needed, not both");
        }
        Map<String, Object> definition = metric != null
                ? metric
                : MetricTemplate.named(template).filled(parameters == null ? Map.of() : parameters);
        return new JsonObject()
                .put("metrics", new JsonArray().add(new JsonObject(definition)))
                .encode();
    }
}
