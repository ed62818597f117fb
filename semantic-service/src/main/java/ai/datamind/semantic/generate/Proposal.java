package ai.datamind.semantic.generate;

import ai.datamind.semantic.model.ModelDocument;
import java.util.List;

/** A proposed document and what each part of it rests on. */
public record Proposal(ModelDocument document, List<Evidence> evidence) {

    public Proposal {
        evidence = List.copyOf(evidence);
    }
}
