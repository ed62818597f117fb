package ai.datamind.semantic.visibility;

import ai.datamind.semantic.model.SemanticManifest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;

/** Published models as somebody sees them. Those who see the same names share what is kept. */
@ApplicationScoped
public class SeenModels {

    private static final int KEPT = 64;

    private record Key(Visibility.Names names, long version, String hash) {}

    private final Cache<Key, SemanticManifest> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public SemanticManifest of(SemanticManifest manifest, Visibility visibility) {
        return kept.get(
                new Key(visibility.names(), manifest.version(), manifest.hash()),
                key -> SeenManifest.of(manifest, visibility));
    }
}
