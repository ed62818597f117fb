package ai.datamind.nl2sql.retrieval;

import java.util.Set;

/**
 * Something that can be found.
 *
 * @param kind pair, documentation, ddl, term or ontology
 * @param title the question of a pair, the name of anything else
 * @param tables it is about, as {@code schema.table}, as far as somebody said so
 */
public record Text(String id, String kind, String title, String body, Set<String> tables) {
    public Text {
        tables = Set.copyOf(tables);
    }
}
