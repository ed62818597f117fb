package ai.datamind.semantic.interpret;

import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import java.util.List;

/** The answer, with the version of the model that all its readings were made from. */
public record InterpretResponse(
        Outcome outcome,
        String model,
        long modelVersion,
        String modelHash,
        List<Reading> readings,
        String message,
        List<Interpretation.UnknownWord> unknownWords) {

    static InterpretResponse from(SemanticManifest manifest, Interpretation i) {
        String model = String.join(
                ",",
                manifest.documents().stream().map(ModelDocument::name).sorted().toList());
        return new InterpretResponse(
                i.outcome(), model, manifest.version(), manifest.hash(), i.readings(), i.message(), i.unknownWords());
    }
}
