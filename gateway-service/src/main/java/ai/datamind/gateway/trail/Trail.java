package ai.datamind.gateway.trail;

import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The two facts of a happening: what other teams read and what the audit keeps. */
final class Trail {

    private static final String AUTH = "datamind.auth.v1";
    private static final String AUDIT = "datamind.audit.v1";

    private Trail() {}

    static Fact[] facts(Happening happening, Origin from) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var actor = happening.actor();
        // One actor's facts stay in order; refusals of unknown people need none.
        String key = actor.id();
        return new Fact[] {
            new Fact(
                    AUTH,
                    happening.kind().type(),
                    happening.resource(),
                    key,
                    new AuthFact(
                            happening.action(),
                            actor.id(),
                            actor.email(),
                            from.ip(),
                            happening.outcome(),
                            happening.resource(),
                            happening.detail(),
                            now)),
            new Fact(
                    AUDIT,
                    "ai.datamind.audit.recorded.v1",
                    happening.resource(),
                    key,
                    new AuditFact(
                            Ids.next("aud"),
                            happening.action(),
                            actor.id(),
                            actor.email(),
                            from.ip(),
                            happening.outcome(),
                            happening.resource(),
                            happening.detail(),
                            now))
        };
    }

    @RegisterForReflection
    record AuthFact(
            String action,
            String userId,
            String email,
            String ip,
            String outcome,
            String resource,
            Map<String, Object> detail,
            Instant occurredAt) {}

    @RegisterForReflection
    record AuditFact(
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
