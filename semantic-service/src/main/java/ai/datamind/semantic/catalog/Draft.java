package ai.datamind.semantic.catalog;

import ai.datamind.semantic.model.ModelDocument;

/** A document on its way in: read, but not yet kept. {@code rollback} says that it stood here before. */
public record Draft(ModelDocument document, String source, String message, String author, boolean rollback) {

    public Draft(ModelDocument document, String source, String message, String author) {
        this(document, source, message, author, false);
    }

    String name() {
        return document.name();
    }

    boolean published() {
        return document.category() == ModelDocument.Category.PRODUCTION;
    }
}
