package ai.datamind.governance.register;

import ai.datamind.governance.policy.Policy;
import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** What others are told of a change: who reads data drops what it remembers, the audit keeps who did it. */
final class PolicyFacts {
    private PolicyFacts() {}

    static Fact[] of(Policy policy, String change, long setVersion, Actor actor) {
        return new Fact[] {
            new Fact(
                    "datamind.policy.v1",
                    "ai.datamind.policy.changed.v1",
                    policy.id(),
                    policy.resource().warehouse(),
                    new PolicyChanged(
                            policy.id(),
                            change,
                            policy.version(),
                            setVersion,
                            policy.resource().warehouse(),
                            policy.updatedBy(),
                            policy.updatedAt())),
            audit(
                    "policy." + change,
                    policy.id(),
                    actor,
                    Map.of(
                            "name", policy.name(),
                            "effect", policy.effect().type(),
                            "version", policy.version(),
                            "set_version", setVersion,
                            "table",
                                    policy.resource().schema() + "."
                                            + policy.resource().table()))
        };
    }

    static Fact[] ofDefault(String warehouse, String effect, long setVersion, Actor actor) {
        Instant now = Instant.now();
        return new Fact[] {
            new Fact(
                    "datamind.policy.v1",
                    "ai.datamind.policy.changed.v1",
                    warehouse,
                    warehouse,
                    new PolicyChanged(null, "default_changed", 0, setVersion, warehouse, actor.id(), now)),
            audit(
                    "policy.default_changed",
                    warehouse,
                    actor,
                    Map.of("default_effect", effect, "set_version", setVersion))
        };
    }

    private static Fact audit(String action, String resource, Actor actor, Map<String, Object> detail) {
        var entry = new AuditRecorded(
                Ids.next("evt"),
                action,
                actor.id(),
                actor.email(),
                actor.ip(),
                "success",
                resource,
                detail,
                Instant.now());
        return new Fact("datamind.audit.v1", "ai.datamind.audit.recorded.v1", resource, resource, entry);
    }

    /** @param policyId null when the default of a warehouse changed */
    @RegisterForReflection
    record PolicyChanged(
            String policyId,
            String change,
            int version,
            long setVersion,
            String warehouse,
            String changedBy,
            Instant changedAt) {}

    @RegisterForReflection
    record AuditRecorded(
            String entryId,
            String action,
            String actorId,
            String actorEmail,
            String ip,
            String outcome,
            String resource,
            Map<String, Object> detail,
            Instant occurredAt) {}
}
