package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.refusal.Violation;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Whether a candidate would get through the check, told to whoever may write a better one. */
public interface Trial {
    Uni<Tried> of(Candidate candidate);

    /** @param tables what it reads; empty where it was rejected */
    record Tried(List<Violation> violations, List<String> tables) {
        public Tried {
            violations = List.copyOf(violations);
            tables = List.copyOf(tables);
        }
    }
}
