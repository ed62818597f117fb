package ai.datamind.semantic.catalog;

import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.model.SemanticManifest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Brings this replica to the latest publication: at start, after a change made here, on the event of another replica, and
 * now and then in case an event was missed. The manifest is switched at once with the values and keys already known, then
 * again with those looked up afresh.
 */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final PublicationRepository publications;
    private final ValueRepository values;
    private final KeyRepository keys;
    private final PublishedManifest published;
    private final Vertx vertx;
    private final Manifests manifests = new Manifests();

    Publisher(
            PublicationRepository publications,
            ValueRepository values,
            KeyRepository keys,
            PublishedManifest published,
            Vertx vertx) {
        this.publications = publications;
        this.values = values;
        this.keys = keys;
        this.published = published;
        this.vertx = vertx;
    }

    Manifests manifests() {
        return manifests;
    }

    void start(@Observes StartupEvent event) {
        refresh()
                .subscribe()
                .with(
                        done -> LOG.debugf(
                                "Manifest %d is in use.",
                                published.current().manifest().version()),
                        failure ->
                                LOG.error("The published manifest could not be loaded; it is tried again.", failure));
    }

    @Incoming("semantic-published")
    Uni<Void> published(ConsumerRecord<String, byte[]> event) {
        return refresh();
    }

    @Scheduled(every = "${datamind.catalog.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return publications.latestVersion().chain(latest -> {
            Publication current = published.current();
            boolean behind = latest > current.manifest().version();
            boolean unseen =
                    current.values() == ValueIndex.EMPTY && current.manifest().version() > 0;
            return behind
                    ? load()
                    : unseen
                            ? lookInto(current.manifest(), current)
                            : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> load() {
        return publications
                .latest()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : vertx.executeBlocking(() -> manifest(found.get()), false)
                                .chain(this::publish));
    }

    private SemanticManifest manifest(PublishedState state) {
        return ModelCatalog.manifest(
                manifests, state.version(), state.hash(), state.publishedAt(), state.sources(), state.glossary());
    }

    private Uni<Void> publish(SemanticManifest manifest) {
        Publication before = published.current();
        Publication next = Publication.of(manifest, before.values(), known(before));
        published.publish(next);
        manifests.proven(manifest, next.graph());
        return lookInto(manifest, before);
    }

    /** Of the empty manifest nothing was ever looked up. */
    private static KeyFacts known(Publication before) {
        return before.manifest().version() == 0 ? KeyFacts.UNCHECKED : before.keys();
    }

    /** Without the warehouse the manifest serves all the same; values are not recognised and keys unchecked until it is back. */
    private Uni<Void> lookInto(SemanticManifest manifest, Publication before) {
        return check(manifest, known(before))
                .chain(() -> values.load(manifest, before.manifest(), before.values()))
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

    /** Rows change without anything being published. */
    @Scheduled(
            every = "${datamind.catalog.look-again:1h}",
            delayed = "${datamind.catalog.look-again:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookAgain() {
        var manifest = published.current().manifest();
        return check(manifest, KeyFacts.UNCHECKED)
                .chain(() -> values.load(manifest, manifest, ValueIndex.EMPTY))
                .invoke(index -> published.complete(manifest.version(), p -> p.with(index)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Values could not be sampled again: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
