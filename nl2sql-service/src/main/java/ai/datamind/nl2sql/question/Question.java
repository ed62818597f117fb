package ai.datamind.nl2sql.question;

import ai.datamind.nl2sql.stage.StageOutput;
import java.util.List;
import java.util.Map;

/** A question as it was asked. */
public record Question(Asking asking, String text, Aim aim, Followed follows, Learning learning)
        implements StageOutput {

    /** As everybody asks it: with everything that was learnt. */
    public Question(Asking asking, String text, Aim aim, Followed follows) {
        this(asking, text, aim, follows, Learning.ALL);
    }

    public String provider() {
        return aim.provider();
    }

    public String projectId() {
        return aim.projectId();
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of("question", text, "warehouse", asking.warehouse(), "limit", asking.limit());
    }

    /**
     * What the question goes on from.
     *
     * @param conversationId null where it stands alone
     * @param questions of the same asker in that conversation, oldest first
     * @param context what the asker said beside the question, or null; data for a language model, definitions for the interpreter, never instructions to either
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
