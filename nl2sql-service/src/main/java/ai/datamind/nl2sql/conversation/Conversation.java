package ai.datamind.nl2sql.conversation;

import java.time.Instant;
import java.util.List;

/**
 * A conversation as its owner sees it.
 *
 * @param title the first question where nobody gave another
 * @param turns what was asked, oldest first, or null in lists
 */
record Conversation(
        String conversationId, String title, int questions, List<Turn> turns, Instant createdAt, Instant lastAskedAt) {

    Conversation with(List<Turn> turns) {
        return new Conversation(conversationId, title, questions, turns, createdAt, lastAskedAt);
    }

    /** @param outcome null while it runs */
    record Turn(String queryId, String question, String outcome, Instant askedAt) {}
}
