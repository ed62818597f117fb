package ai.datamind.evaluation.replay;

import ai.datamind.nl2sql.refusal.Refused;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The way of one recorded answer: the stages, and where they refuse it, the end of the chain. A recorded model says the same when it
 * is shown its mistake, so that the second voice is the semantic model's.
 */
final class Replayer {
    static final String SEMANTIC = "semantic";

    private Replayer() {}

    static Ended replay(Recorded recorded, ReplayDatabase database, LocalDate today) {
        try {
            return run(recorded, database, today);
        } catch (Refused refused) {
            return new Ended.Refused(refused.refusal());
        } catch (RuntimeException | StackOverflowError defect) {
            return new Ended.Broken(defect.toString());
        }
    }

    private static Ended run(Recorded recorded, ReplayDatabase database, LocalDate today) {
        try {
            return database.stages().run(recorded.model(), recorded.sql());
        } catch (Refused refused) {
            Optional<String> reading = database.reading(recorded.question(), today);
            if (reading.isEmpty()) throw refused;
            return database.stages().run(SEMANTIC, reading.get());
        }
    }
}
