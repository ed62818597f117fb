package ai.datamind.nl2sql.interpretation;

import ai.datamind.nl2sql.refusal.Clarification;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the semantic service answers; readings come best first. */
@JsonIgnoreProperties(ignoreUnknown = true)
record InterpretAnswer(
        Verdict outcome,
        String model,
        JsonNode modelVersion,
        String modelHash,
        List<Reading> readings,
        String message,
        List<Clarification.UnknownWord> unknownWords) {

    InterpretAnswer {
        readings = readings == null ? List.of() : List.copyOf(readings);
        unknownWords = unknownWords == null ? List.of() : List.copyOf(unknownWords);
    }

    InterpretAnswer with(List<Reading> others) {
        return new InterpretAnswer(outcome, model, modelVersion, modelHash, others, message, unknownWords);
    }

    enum Verdict {
        READY,
        AMBIGUOUS,
        OUT_OF_MODEL
    }
}
