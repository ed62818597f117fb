package ai.datamind.semantic.catalog.version;

import ai.datamind.kit.id.Ids;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** What the audit is told of documents: who changed which, to which version; never their text. */
public final class ModelFacts {

    private ModelFacts() {}

    static Fact changed(Draft draft, int version, boolean deleted) {
        String action = deleted ? "deleted" : draft.rollback() ? "rolled_back" : version == 1 ? "created" : "updated";
        return audit(
                "model." + action,
                draft.name(),
                draft.author(),
                Map.of(
                        "version",
                        version,
                        "category",
                        draft.document().category().name().toLowerCase(java.util.Locale.ROOT),
                        "hash",
                        Hash.of(draft.source())));
    }

    public static Fact published(long version, String hash, int models, String author) {
        return audit("model.published", "manifest", author, Map.of("version", version, "hash", hash, "models", models));
    }

    private static Fact audit(String action, String resource, String actor, Map<String, Object> detail) {
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
