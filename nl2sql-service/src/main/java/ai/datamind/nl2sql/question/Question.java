package ai.datamind.nl2sql.question;

import ai.datamind.nl2sql.stage.StageOutput;
import java.util.Map;

/**
 * A question as it was asked.
 *
 * @param provider the one provider that may answer, or null for the configured chain
 * @param projectId the project it was asked in, or null
 */
public record Question(Asking asking, String text, String provider, String projectId, Followed follows)
        implements StageOutput {

    @Override
    public Map<String, Object> shown() {
        return Map.of("question", text, "warehouse", asking.warehouse(), "limit", asking.limit());
    }

    /** The conversation the question belongs to; both members null where it stands alone. */
    public record Followed(String conversationId, Object previousIntent) {
        public static final Followed NOTHING = new Followed(null, null);
    }
}
