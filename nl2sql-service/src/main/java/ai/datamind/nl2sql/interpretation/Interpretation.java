package ai.datamind.nl2sql.interpretation;

import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.stage.StageOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question and the one reading that will be answered, with the version of the model that gave it.
 *
 * @param source {@link #MODEL} or {@link #VERIFIED}
 * @param pending what to ask back should nobody write SQL: set where the reading has none, else null
 */
public record Interpretation(
        Question question,
        String source,
        ModelVersion model,
        Reading reading,
        List<Reading> others,
        Refusal.Unclear pending)
        implements StageOutput {
    /** The earlier questions in a stage record: whoever asks again goes on from the same ones. */
    public static final String FOLLOWS = "follows";

    /** Read by the semantic model. */
    public static final String MODEL = "semantic";

    /** Asked before, corrected and approved by a person. */
    public static final String VERIFIED = "verified";

    public Interpretation {
        others = List.copyOf(others);
    }

    /** Not understood, or not for sure; a language model may yet propose something. */
    static Interpretation open(Question question, ModelVersion model, Refusal.Unclear pending) {
        Reading none = new Reading(
                "none",
                pending.detail(),
                0,
                null,
                null,
                "postgresql",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Interpretation(question, MODEL, model, none, List.of(), pending);
    }

    static Interpretation verified(Question question, String pairId, String sql) {
        Reading reading = new Reading(
                pairId,
                "A verified answer to this very question.",
                1.0,
                null,
                sql,
                "postgresql",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Interpretation(
                question, VERIFIED, new ModelVersion(VERIFIED, pairId, null), reading, List.of(), null);
    }

    /** With the tables that its SQL reads, and what is wrong with their data. */
    Interpretation over(List<String> tables, List<String> warnings) {
        return new Interpretation(question, source, model, reading.over(tables, warnings), others, pending);
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("source", source);
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
        if (pending != null) shown.put("pending", pending.outcome().name());
        shown.put("other_readings", others.size());
        if (!question.follows().questions().isEmpty())
            shown.put(FOLLOWS, question.follows().questions());
        return shown;
    }

    /** @param hash of the published manifest: the same hash and intent give the same SQL */
    public record ModelVersion(String name, String version, String hash) {}
}
