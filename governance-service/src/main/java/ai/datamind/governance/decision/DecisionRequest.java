package ai.datamind.governance.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param projectId in whose context the data is wanted, or null; the subject is the token's owner */
public record DecisionRequest(
        @NotBlank @Size(max = 63) String warehouse,
        @Size(max = 64) String projectId) {}
