package ai.datamind.semantic.catalog.version;

import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.model.ModelDocument;

/**
 * A document on its way in: read, but not yet kept. {@code rollback} says that it stood here before.
 *
 * @param document exactly what reading the source comes to
 */
public record Draft(ModelDocument document, String source, String message, String author, boolean rollback) {

    public Draft(ModelDocument document, String source, String message, String author) {
        this(document, source, message, author, false);
    }

    /**
     * Of a document that nobody wrote: it is read from what is written of it, because that is what is kept.
     *
     * @throws ai.datamind.semantic.document.InvalidDocument where it cannot be written in words
     */
    public static Draft written(ModelDocument document, String message, String author) {
        String source = ModelWriter.yaml(document);
        return new Draft(ModelReader.read(source), source, message, author);
    }

    String name() {
        return document.name();
    }

    boolean published() {
        return document.category() == ModelDocument.Category.PRODUCTION;
    }
}
