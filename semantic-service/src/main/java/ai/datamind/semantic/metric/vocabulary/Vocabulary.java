package ai.datamind.semantic.metric.vocabulary;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenModels;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The published vocabulary, and what compiles it, as the asker of the request at hand sees it. */
@ApplicationScoped
public class Vocabulary {

    private final PublishedManifest published;
    private final SeenModels models;
    private final Warehouses warehouses;

    /** By identity: {@link SeenModels} answers the same object to all who see the same names. */
    private final Cache<SemanticManifest, Kept> compilers =
            Caffeine.newBuilder().weakKeys().build();

    private record Kept(KeyFacts keys, Compiler compiler) {}

    /** Both of one publication. */
    public record Seen(SemanticManifest manifest, Compiler compiler) {}

    public Vocabulary(PublishedManifest published, SeenModels models, Warehouses warehouses) {
        this.published = published;
        this.models = models;
        this.warehouses = warehouses;
    }

    public Uni<SemanticManifest> manifest() {
        SemanticManifest manifest = published.current().manifest();
        return warehouses.visibility().map(visibility -> models.of(manifest, visibility));
    }

    /** @param projectId in whose name is asked, or null */
    public Uni<Seen> compiler(String projectId) {
        Publication publication = published.current();
        return warehouses
                .visibility(projectId)
                .map(visibility -> models.of(publication.manifest(), visibility))
                .map(seen -> new Seen(seen, compiler(publication, seen)));
    }

    private Compiler compiler(Publication publication, SemanticManifest seen) {
        if (seen == publication.manifest()) {
            return publication.compiler();
        }
        return compilers
                .asMap()
                .compute(
                        seen,
                        (manifest, kept) -> kept != null && kept.keys().equals(publication.keys())
                                ? kept
                                : new Kept(publication.keys(), made(manifest, publication.keys())))
                .compiler();
    }

    private static Compiler made(SemanticManifest manifest, KeyFacts keys) {
        return new Compiler(manifest, new JoinGraph(manifest), keys);
    }
}
