package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.model.SemanticManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * What this replica answers from. A request takes {@link #current()} once and works with that; a publication replaces it in
 * one step.
 */
@ApplicationScoped
public class PublishedManifest {

    private final AtomicReference<Publication> current = new AtomicReference<>(
            Publication.of(new SemanticManifest(0, "empty", java.time.Instant.EPOCH, List.of()), ValueIndex.EMPTY));

    public Publication current() {
        return current.get();
    }

    /** Older versions never replace newer ones, in whatever order they arrive. */
    public void publish(Publication publication) {
        current.accumulateAndGet(
                publication,
                (old, fresh) -> fresh.manifest().version() >= old.manifest().version() ? fresh : old);
    }

    /** Adds what was looked up for a version, unless another has taken its place by then. */
    void complete(long version, UnaryOperator<Publication> more) {
        current.updateAndGet(p -> p.manifest().version() == version ? more.apply(p) : p);
    }
}
