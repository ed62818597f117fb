package ai.datamind.nl2sql.interpretation;

import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.StageOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question and the one reading that will be answered, with the version of the model that gave it. */
public record Interpretation(Question question, ModelVersion model, Reading reading, List<Reading> others)
        implements StageOutput {
    public Interpretation {
        others = List.copyOf(others);
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("text", String.valueOf(reading.text()));
        shown.put("confidence", reading.confidence());
        shown.put("model", String.valueOf(model.name()));
        shown.put("model_version", String.valueOf(model.version()));
        shown.put("model_hash", String.valueOf(model.hash()));
        if (reading.intent() != null) shown.put("intent", reading.intent());
        shown.put("definitions", reading.definitions());
        shown.put("value_bindings", reading.valueBindings());
        shown.put("grain", reading.grain());
        shown.put("tables", reading.tables());
        shown.put("other_readings", others.size());
        return shown;
    }

    /** @param hash of the published manifest: the same hash and intent give the same SQL */
    public record ModelVersion(String name, String version, String hash) {}
}
