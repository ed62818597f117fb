package ai.datamind.nl2sql.knowledge;

import java.time.Instant;
import java.util.Locale;

/**
 * A question and the SQL that answers it.
 *
 * @param sql null where somebody complained without knowing better
 * @param tag {@link #VERIFIED}, {@link #FLAGGED} or a word of the administrator's own
 */
public record TrainingPair(
        String id, String question, String sql, String tag, String feedbackId, String createdBy, Instant createdAt) {
    public static final String VERIFIED = "verified";
    public static final String FLAGGED = "flagged-for-review";

    /** What makes two spellings the same question. */
    static String key(String question) {
        return question.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .replaceAll("^[\\p{Punct}\\s]+|[\\p{Punct}\\s]+$", "");
    }
}
