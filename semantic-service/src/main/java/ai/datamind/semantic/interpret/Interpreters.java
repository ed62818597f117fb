package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lookup.Lookups;
import ai.datamind.semantic.interpret.vocabulary.ManifestFacts;
import ai.datamind.semantic.interpret.vocabulary.SampledValues;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.VocabularyBuilder;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenManifest;
import ai.datamind.semantic.visibility.Visibility;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the interpreters of the publication in use. Askers who may see the same share one, whoever they are: what is kept is
 * known by what it shows, not by whom. A new publication starts afresh.
 */
@ApplicationScoped
public class Interpreters {

    /** Ways in which what may be seen differs; an interpreter of a thousand tables takes some 50 MB. */
    private static final int MOST_KEPT = 24;

    /** Decisions whose interpreter is known; those of a user's own rows count one each. */
    private static final int MOST_DECISIONS = 2_000;

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** All that was made for one publication. {@code own} holds what was looked up for askers who see some rows only. */
    private record Kept(
            Publication publication,
            SampledValues sampled,
            Cache<Shape, Interpreter> shapes,
            Cache<String, Interpreter> decisions,
            Cache<String, Uni<Interpreter>> own) {

        static Kept of(Publication publication) {
            return new Kept(
                    publication,
                    SampledValues.of(publication.manifest(), publication.values()),
                    Caffeine.newBuilder().maximumSize(MOST_KEPT).build(),
                    Caffeine.newBuilder().maximumSize(MOST_DECISIONS).build(),
                    Caffeine.newBuilder()
                            .maximumSize(MOST_DECISIONS / 10)
                            .expireAfterWrite(FRESH)
                            .build());
        }
    }

    private final AtomicReference<Kept> kept = new AtomicReference<>();
    private final Lookups lookups;

    Interpreters(Lookups lookups) {
        this.lookups = lookups;
    }

    /** Reading the dictionary takes half a second, which no question shall wait for. */
    void warm(@Observes StartupEvent started) {
        Infrastructure.getDefaultWorkerPool().execute(Language::english);
    }

    /** The interpreter of an asker. Building one takes its time: call it beside the event loop. */
    public Uni<Interpreter> of(Publication publication, Visibility visibility) {
        Kept now = kept.updateAndGet(
                before -> before != null && before.publication().equals(publication) ? before : Kept.of(publication));
        Interpreter shared = now.decisions().get(visibility.fingerprint(), f -> shared(now, visibility));
        if (!lookups.needed(shared.vocabulary(), visibility)) {
            return Uni.createFrom().item(shared);
        }
        Uni<Interpreter> own = now.own().get(visibility.fingerprint(), f -> own(shared, visibility));
        return own.ifNoItem().after(lookups.patience()).recoverWithItem(shared);
    }

    private Uni<Interpreter> own(Interpreter shared, Visibility visibility) {
        return lookups.sample(shared.vocabulary(), shared.manifest(), visibility)
                .map(shared::with)
                .memoize()
                .indefinitely();
    }

    private static Interpreter shared(Kept now, Visibility visibility) {
        return now.shapes()
                .get(
                        Shape.of(now.publication().manifest(), visibility),
                        shape -> interpreter(now.publication(), visibility, now.sampled()));
    }

    /** For whom nothing is hidden: tests and evaluations. */
    public static Interpreter interpreter(Publication publication) {
        return interpreter(publication, Visibility.everything());
    }

    public static Interpreter interpreter(Publication publication, Visibility visibility) {
        return interpreter(publication, visibility, SampledValues.of(publication.manifest(), publication.values()));
    }

    private static Interpreter interpreter(Publication whole, Visibility visibility, SampledValues sampled) {
        SemanticManifest visible = SeenManifest.of(whole.manifest(), visibility);
        Publication publication = visible == whole.manifest() ? whole : Publication.of(visible, whole.values());
        Vocabulary vocabulary = VocabularyBuilder.build(
                Language.english(),
                ManifestFacts.of(publication.manifest(), publication.values(), visibility::values),
                sampled);
        return new Interpreter(vocabulary, publication);
    }
}
