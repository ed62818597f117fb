package ai.datamind.semantic.visibility;

import ai.datamind.semantic.model.SemanticManifest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Published models as the asker of the request at hand sees them. Those who see the same names share what is kept. */
@ApplicationScoped
public class SeenModels {

    private static final int KEPT = 64;

    private record Key(Visibility.Names names, long version, String hash) {}

    private final Sight sight;
    private final Cache<Key, SemanticManifest> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SeenModels(Sight sight) {
        this.sight = sight;
    }

    /** @param warehouse that the models are about */
    public Uni<SemanticManifest> of(SemanticManifest manifest, String warehouse) {
        return sight.of(warehouse).map(visibility -> seen(manifest, visibility));
    }

    private SemanticManifest seen(SemanticManifest manifest, Visibility visibility) {
        return kept.get(
                new Key(visibility.names(), manifest.version(), manifest.hash()),
                key -> SeenManifest.of(manifest, visibility));
    }
}
