package ai.datamind.governance.policy;

import java.time.Instant;

/** A policy in force, at one version. */
public record Policy(
        String id,
        String name,
        String description,
        Binding subjects,
        Target resource,
        Effect effect,
        int priority,
        Instant validFrom,
        Instant validUntil,
        boolean enabled,
        int version,
        String createdBy,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt) {

    public static Policy created(String id, PolicyDraft draft, String by, Instant at) {
        return of(id, draft, 1, by, at, by, at);
    }

    public Policy updated(PolicyDraft draft, String by, Instant at) {
        return of(id, draft, version + 1, createdBy, createdAt, by, at);
    }

    public Policy deleted(String by, Instant at) {
        return new Policy(
                id,
                name,
                description,
                subjects,
                resource,
                effect,
                priority,
                validFrom,
                validUntil,
                false,
                version + 1,
                createdBy,
                createdAt,
                by,
                at);
    }

    Policy switchedOn() {
        return new Policy(
                id,
                name,
                description,
                subjects,
                resource,
                effect,
                priority,
                null,
                null,
                true,
                version,
                createdBy,
                createdAt,
                updatedBy,
                updatedAt);
    }

    public boolean isInForce(Instant now) {
        return enabled
                && (validFrom == null || !now.isBefore(validFrom))
                && (validUntil == null || now.isBefore(validUntil));
    }

    private static Policy of(
            String id,
            PolicyDraft d,
            int version,
            String createdBy,
            Instant createdAt,
            String updatedBy,
            Instant updatedAt) {
        return new Policy(
                id,
                d.name(),
                d.description(),
                d.subjects(),
                d.resource(),
                d.effect(),
                d.priority(),
                d.validFrom(),
                d.validUntil(),
                d.enabled(),
                version,
                createdBy,
                createdAt,
                updatedBy,
                updatedAt);
    }
}
