package ai.datamind.semantic.catalog;

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
 * now and then in case an event was missed. The manifest is switched at once with the values already known, then again with
 * those sampled afresh.
 */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final PublicationRepository publications;
    private final ValueRepository values;
    private final PublishedManifest published;
    private final Vertx vertx;
    private final Manifests manifests = new Manifests();

    Publisher(PublicationRepository publications, ValueRepository values, PublishedManifest published, Vertx vertx) {
        this.publications = publications;
        this.values = values;
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
            boolean unsampled =
                    current.values() == ValueIndex.EMPTY && current.manifest().version() > 0;
            return behind
                    ? load()
                    : unsampled ? sample(current.manifest()) : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> load() {
        return publications
                .latest()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : vertx.executeBlocking(
                                        () -> ModelCatalog.manifest(
                                                manifests,
                                                found.get().version(),
                                                found.get().hash(),
                                                found.get().publishedAt(),
                                                found.get().sources(),
                                                found.get().glossary()),
                                        false)
                                .invoke(manifest -> published.publish(Publication.of(
                                        manifest, published.current().values())))
                                .chain(this::sample));
    }

    /** Without the warehouse the manifest serves all the same; only values are not recognised until it is back. */
    private Uni<Void> sample(SemanticManifest manifest) {
        return values.load(manifest)
                .invoke(index -> published.publish(Publication.of(manifest, index)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Values could not be sampled: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
