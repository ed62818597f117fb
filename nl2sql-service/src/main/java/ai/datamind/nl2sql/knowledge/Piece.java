package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.retrieval.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A text that says something about the data.
 *
 * @param kind documentation, ddl, term or ontology
 * @param tables it is about, as {@code schema.table}; names found in the text count as well
 */
record Piece(
        String knowledgeId,
        String kind,
        String title,
        String body,
        List<String> tables,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    Piece {
        tables = List.copyOf(tables);
    }

    Text text() {
        return new Text(knowledgeId, kind, title, body, Set.copyOf(tables));
    }
}
