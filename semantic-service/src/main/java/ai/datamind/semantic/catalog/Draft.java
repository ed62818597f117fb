package ai.datamind.semantic.catalog;

import ai.datamind.semantic.model.ModelDocument;

/** A document on its way in: read, but not yet kept. */
public record Draft(ModelDocument document, String source, String message, String author) {

    String name() {
        return document.name();
    }

    boolean published() {
        return document.category() == ModelDocument.Category.PRODUCTION;
    }
}
