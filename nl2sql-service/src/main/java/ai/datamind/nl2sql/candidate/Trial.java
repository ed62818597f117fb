package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.refusal.Violation;
import ai.datamind.sql.meaning.Meaning;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Whether a candidate would get through the check, told to whoever may write a better one. */
public interface Trial {
    /** @param other SQL to compare with, or null */
    Uni<Tried> of(Candidate candidate, String other);

    /** @param differences from the other SQL; absent where there is none, or it could not be compared */
    record Tried(List<Violation> violations, Optional<List<Meaning.Difference>> differences) {
        public Tried {
            violations = List.copyOf(violations);
        }
    }
}
