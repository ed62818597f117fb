package ai.datamind.evaluation.replay;

import ai.datamind.evaluation.questions.Rows;
import ai.datamind.nl2sql.refusal.Refusal;
import java.util.Set;

/** How a replayed answer ended. */
sealed interface Ended {
    /** @param provider who wrote what ran: the recorded model, or {@code semantic} after its statement was refused */
    record Answered(Rows rows, String sql, String provider, Set<String> tables) implements Ended {}

    record Refused(Refusal why) implements Ended {}

    /** No refusal this service knows: a defect. */
    record Broken(String why) implements Ended {}
}
