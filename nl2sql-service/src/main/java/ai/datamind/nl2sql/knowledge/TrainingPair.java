package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.retrieval.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A question and the SQL that answers it.
 *
 * @param sql null where somebody complained without knowing better
 * @param tag {@link #VERIFIED}, {@link #FLAGGED}, {@link #EXAMPLE} or a word of the administrator's own
 */
public record TrainingPair(
        String id, String question, String sql, String tag, String feedbackId, String createdBy, Instant createdAt) {
    public static final String VERIFIED = "verified";
    public static final String FLAGGED = "flagged-for-review";

    /** Shown to language models, and never an answer by itself. */
    public static final String EXAMPLE = "example";

    /** Begins {@code createdBy} where a file of the folder made the pair. */
    public static final String FROM_FILE = "file:";

    /** What a pair is among the texts that can be found. */
    public static final String KIND = "pair";

    /** Between the questions of a conversation: a fragment means nothing without what it goes on from. */
    private static final String THEN = " → ";

    /** One text for a question and the ones it goes on from. */
    public static String threaded(List<String> earlier, String question) {
        return earlier.isEmpty() ? question : String.join(THEN, earlier) + THEN + question;
    }

    /** The questions, in order; the last one is what was answered. */
    public List<String> thread() {
        return List.of(question.split(THEN));
    }

    public TrainingPair with(String corrected) {
        return new TrainingPair(id, question, corrected, tag, feedbackId, createdBy, createdAt);
    }

    public boolean asksTheSameAs(TrainingPair other) {
        return key(question).equals(key(other.question));
    }

    public Text text() {
        return new Text(id, KIND, question, sql, Set.of());
    }

    /** What makes two spellings the same question. */
    static String key(String question) {
        return question.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .replaceAll("^[\\p{Punct}\\s]+|[\\p{Punct}\\s]+$", "");
    }
}
