package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lookup.Sample;
import ai.datamind.semantic.interpret.vocabulary.ManifestFacts;
import ai.datamind.semantic.interpret.vocabulary.SampledValues;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.VocabularyBuilder;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenManifest;
import ai.datamind.semantic.visibility.Visibility;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** All that was made for one publication; {@code own} is what knows more for one asker. */
    private record Kept(
            Publication publication,
            SampledValues sampled,
            Cache<Shape, Interpreter> shapes,
            Cache<String, Interpreter> decisions,
            Cache<Sample, Interpreter> own) {

        static Kept of(Publication publication) {
            return new Kept(
                    publication,
                    SampledValues.of(publication.manifest(), publication.values()),
                    Caffeine.newBuilder().maximumSize(MOST_KEPT).build(),
                    Caffeine.newBuilder().maximumSize(MOST_DECISIONS).build(),
                    Caffeine.newBuilder()
                            .weakKeys()
                            .maximumSize(MOST_DECISIONS / 10)
                            .build());
        }
    }

    private final AtomicReference<Kept> kept = new AtomicReference<>();

    private Kept kept(Publication publication) {
        return kept.updateAndGet(
                before -> before != null && before.publication().equals(publication) ? before : Kept.of(publication));
    }

    /** The interpreter of an asker. Building one takes its time: call it beside the event loop. */
    Interpreter of(Publication publication, Visibility visibility) {
        Kept now = kept(publication);
        return now.decisions().get(visibility.fingerprint(), f -> shared(now, visibility));
    }

    /** The same with the values that were looked up for one asker. */
    Interpreter with(Publication publication, Interpreter interpreter, Sample sample) {
        return sample.values().isEmpty()
                ? interpreter
                : kept(publication).own().get(sample, s -> interpreter.with(s.values()));
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
