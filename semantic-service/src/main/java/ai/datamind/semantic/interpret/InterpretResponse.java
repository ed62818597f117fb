package ai.datamind.semantic.interpret;

import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import java.util.List;
import java.util.function.UnaryOperator;

/** The answer, with the version of the model that all its readings were made from. */
public record InterpretResponse(
        Outcome outcome,
        String model,
        long modelVersion,
        String modelHash,
        List<Reading> readings,
        String message,
        List<Interpretation.UnknownWord> unknownWords) {

    /** @param quality what is wrong with the tables that a reading reads */
    InterpretResponse warned(UnaryOperator<List<String>> quality) {
        List<Reading> warned =
                readings.stream().map(r -> r.warned(quality.apply(r.tables()))).toList();
        return new InterpretResponse(outcome, model, modelVersion, modelHash, warned, message, unknownWords);
    }

    static InterpretResponse from(SemanticManifest manifest, Interpretation i) {
        String model = String.join(
                ",",
                manifest.documents().stream().map(ModelDocument::name).sorted().toList());
        return new InterpretResponse(
                i.outcome(), model, manifest.version(), manifest.hash(), i.readings(), i.message(), i.unknownWords());
    }
}
