package ai.datamind.semantic.generate;

import ai.datamind.semantic.generate.proposal.Evidence;
import ai.datamind.semantic.model.ModelDocument;
import java.util.List;

/** A proposed document and what each part of it rests on. */
public record Proposal(ModelDocument document, List<Evidence> evidence) {

    public Proposal {
        evidence = List.copyOf(evidence);
    }

    /** @param category null for that of every proposal: development */
    Proposal in(ModelDocument.Category category) {
        if (category == null) {
            return this;
        }
        return new Proposal(
                new ModelDocument(
                        document.name(),
                        document.description(),
                        document.owner(),
                        document.tags(),
                        category,
                        document.certification(),
                        document.semanticModels(),
                        document.metrics(),
                        document.filters(),
                        document.hierarchies(),
                        document.glossary(),
                        document.timeSpines()),
                evidence);
    }
}
