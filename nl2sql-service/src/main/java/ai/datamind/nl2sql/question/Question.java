package ai.datamind.nl2sql.question;

import ai.datamind.nl2sql.stage.StageOutput;
import java.util.List;
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

    /**
     * What the question goes on from.
     *
     * @param conversationId null where it stands alone
     * @param questions of the same asker in that conversation, oldest first
     * @param context what the asker said beside the question, or null; data for a language model, never instructions
     */
    public record Followed(String conversationId, List<String> questions, String context) {
        public static final Followed NOTHING = new Followed(null, List.of(), null);

        public Followed {
            questions = List.copyOf(questions);
        }

        public Followed with(String context) {
            return new Followed(conversationId, questions, context);
        }
    }
}
