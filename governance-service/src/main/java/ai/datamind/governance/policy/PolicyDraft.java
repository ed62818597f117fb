package ai.datamind.governance.policy;

import ai.datamind.kit.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** A policy as an administrator writes it. */
public record PolicyDraft(
        @NotBlank @Size(max = 200) String name,
        @Size(max = 2000) String description,
        @NotNull Binding subjects,
        @NotNull @Valid Target resource,
        @NotNull Effect effect,
        Integer priority,
        Instant validFrom,
        Instant validUntil,
        Boolean enabled) {
    private static final int USUAL_PRIORITY = 100;
    private static final int LARGEST_PRIORITY = 10_000;

    public PolicyDraft {
        priority = priority == null ? USUAL_PRIORITY : priority;
        enabled = enabled == null || enabled;
    }

    /** @throws ProblemException naming the member that makes no sense */
    public PolicyDraft checked() {
        if (Math.abs(priority) > LARGEST_PRIORITY) {
            throw ProblemException.invalid("priority", "must be from -10000 to 10000");
        }
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            throw ProblemException.invalid("valid_until", "must be later than valid_from");
        }
        subjects.check();
        resource.check(effect.concernsColumns());
        EffectCheck.check(effect, resource);
        return this;
    }
}
