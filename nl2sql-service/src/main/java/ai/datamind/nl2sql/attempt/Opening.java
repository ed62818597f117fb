package ai.datamind.nl2sql.attempt;

import ai.datamind.nl2sql.question.Caller;
import java.util.List;

/**
 * What is known when an attempt begins.
 *
 * @param question the words, or null where SQL was given
 * @param written the SQL as it was given, or null where a question was asked
 */
public record Opening(
        String queryId, Caller caller, String question, Written written, String warehouse, int limit, Origin origin) {

    /** @param parameters values for {@code $1}…, in order */
    public record Written(String sql, List<Object> parameters) {}

    /** Where it came from; each may be null. */
    public record Origin(String provider, String projectId, String conversationId) {
        public static final Origin NONE = new Origin(null, null, null);
    }
}
