package ai.datamind.semantic.catalog;

import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** What the audit is told of documents and of what is published. */
public final class ModelAudit {

    private ModelAudit() {}

    static Fact published(long version, String hash, int models, String author) {
        return of("model.published", "manifest", author, Map.of("version", version, "hash", hash, "models", models));
    }

    /** @param action model.created, model.updated, model.published … */
    public static Fact of(String action, String resource, String actor, Map<String, Object> detail) {
        var entry = new AuditRecorded(Ids.next("evt"), action, actor, "success", resource, detail, Instant.now());
        return new Fact("datamind.audit.v1", "ai.datamind.audit.recorded.v1", resource, resource, entry);
    }

    @RegisterForReflection
    record AuditRecorded(
            String entryId,
            String action,
            String actorId,
            String outcome,
            String resource,
            Map<String, Object> detail,
            Instant occurredAt) {}
}
