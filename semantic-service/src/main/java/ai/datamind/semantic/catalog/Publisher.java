package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.kept.KeptDocuments;
import ai.datamind.semantic.catalog.proof.Manifests;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
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
    private final KeptDocuments documents;
    private final WarehouseLook look;
    private final PublishedManifest published;

    Publisher(
            PublicationRepository publications,
            KeptDocuments documents,
            WarehouseLook look,
            PublishedManifest published) {
        this.publications = publications;
        this.documents = documents;
        this.look = look;
        this.published = published;
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
    public Uni<Void> refresh() {
        return publications.latestVersion().chain(latest -> {
            Publication current = published.current();
            boolean behind = latest > current.manifest().version();
            boolean unseen =
                    current.values() == ValueIndex.EMPTY && current.manifest().version() > 0;
            return behind
                    ? load()
                    : unseen
                            ? look.into(current.manifest(), current)
                            : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> load() {
        return publications
                .latest()
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : load(found.get()));
    }

    private Uni<Void> load(PublishedState state) {
        Publication before = published.current();
        return documents
                .with(state.versions(), read -> publication(state, read, before))
                .invoke(next -> {
                    published.publish(next);
                    documents.manifests().proven(next.manifest(), next.graph());
                })
                .chain(next -> look.into(next.manifest(), before));
    }

    private static Publication publication(PublishedState state, List<ModelDocument> read, Publication before) {
        SemanticManifest manifest =
                Manifests.together(state.version(), state.hash(), state.publishedAt(), read, state.glossary());
        return Publication.of(manifest, before.values(), WarehouseLook.known(before));
    }
}
