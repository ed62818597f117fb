package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.key.KeyRepository;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.catalog.value.ValueRepository;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.model.SemanticManifest;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * What only the rows can tell of a manifest: values and kept keys. Without the warehouse the manifest serves all the same;
 * values are not recognised and keys unchecked until it is back.
 */
@ApplicationScoped
class WarehouseLook {

    private static final Logger LOG = Logger.getLogger(WarehouseLook.class);

    private final ValueRepository values;
    private final KeyRepository keys;
    private final PublishedManifest published;

    WarehouseLook(ValueRepository values, KeyRepository keys, PublishedManifest published) {
        this.values = values;
        this.keys = keys;
        this.published = published;
    }

    /** @param before what is known of it is not looked up again */
    Uni<Void> into(SemanticManifest manifest, Publication before) {
        return check(manifest, known(before)).chain(() -> sample(manifest, before.manifest(), before.values()));
    }

    /** Of the empty manifest nothing was ever looked up. */
    static KeyFacts known(Publication before) {
        return before.manifest().version() == 0 ? KeyFacts.UNCHECKED : before.keys();
    }

    /** Rows change without anything being published. */
    @Scheduled(
            every = "${datamind.catalog.look-again:1h}",
            delayed = "${datamind.catalog.look-again:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> again() {
        var manifest = published.current().manifest();
        return check(manifest, KeyFacts.UNCHECKED).chain(() -> sample(manifest, manifest, ValueIndex.EMPTY));
    }

    private Uni<Void> sample(SemanticManifest manifest, SemanticManifest before, ValueIndex known) {
        return values.load(manifest, before, known)
                .invoke(index -> published.complete(manifest.version(), p -> p.with(index)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Values could not be sampled: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> check(SemanticManifest manifest, KeyFacts known) {
        return keys.check(manifest, known)
                .invoke(facts -> published.complete(manifest.version(), p -> p.with(facts)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Keys could not be checked: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
