package ai.datamind.semantic.catalog.version;

import ai.datamind.outbox.Fact;
import ai.datamind.semantic.catalog.ModelAudit;
import ai.datamind.semantic.catalog.proof.Hash;
import java.util.Locale;
import java.util.Map;

/** What the audit is told of a changed document: who changed which, to which version; never its text. */
final class ModelFacts {

    private ModelFacts() {}

    static Fact changed(Draft draft, int version, boolean deleted) {
        String action = deleted ? "deleted" : draft.rollback() ? "rolled_back" : version == 1 ? "created" : "updated";
        return ModelAudit.of(
                "model." + action,
                draft.name(),
                draft.author(),
                Map.of(
                        "version",
                        version,
                        "category",
                        draft.document().category().name().toLowerCase(Locale.ROOT),
                        "hash",
                        Hash.of(draft.source())));
    }
}
