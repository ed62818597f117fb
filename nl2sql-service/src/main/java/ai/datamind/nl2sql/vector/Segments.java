package ai.datamind.nl2sql.vector;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;

/** A text as the stores know it: with the id of the entry it belongs to. Stores refuse empty texts, so there is always one. */
final class Segments {
    private static final String ENTRY = "entry";

    private Segments() {}

    static TextSegment of(String entryId, String text) {
        return TextSegment.from(text.isBlank() ? entryId : text, Metadata.from(ENTRY, entryId));
    }

    static String entry(TextSegment segment) {
        return segment.metadata().getString(ENTRY);
    }
}
