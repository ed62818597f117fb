package ai.datamind.semantic.interchange.foreign;

import ai.datamind.semantic.model.ModelDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a foreign document says in our words. {@code policies} travelled along and are for governance to judge; may be null. */
public record Imported(List<ModelDocument> documents, List<LeftOut> leftOut, JsonNode policies) {

    public Imported {
        documents = List.copyOf(documents);
        leftOut = List.copyOf(leftOut);
    }
}
