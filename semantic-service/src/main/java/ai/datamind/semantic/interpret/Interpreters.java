package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lookup.Sample;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.build.VocabularyBuilder;
import ai.datamind.semantic.interpret.vocabulary.facts.ManifestFacts;
import ai.datamind.semantic.interpret.vocabulary.value.SampledValues;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenManifest;
import ai.datamind.semantic.visibility.Visibility;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final AtomicBoolean REHEARSED = new AtomicBoolean();
    private static final int ROUNDS = 4;
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    /** One of each kind of construction, over whatever things and columns the model has. */
    private static final List<String> SENTENCES = List.of(
            "How many {t} are there for each {a}?",
            "What is the average time in days between {a} and {b} of {t}? Give the answer in hours.",
            "What are the top 3 {t} by number of {b}? Return the {a} and {b}.",
            "Which {t} do not have any {b} after 2021 or in the last 3 months, sorted by {a} in descending order?",
            "What is the ratio of the total {a} of 'X' to the total {b} of 'Y' for each {t}?",
            "What percentage of {t} have a {b} between 5 and 10?",
            "List the {a} of {t} whose {b} is above the average and contains 'x' but not 'y'.",
            "Show the oldest {t} and its {b}, where the {a} is at least 2 per month");

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
        return rehearsed(new Interpreter(vocabulary, publication), vocabulary);
    }

    /** The first question of a process would pay for loading and compiling all of this: it is paid here, once. */
    private static Interpreter rehearsed(Interpreter interpreter, Vocabulary vocabulary) {
        if (vocabulary.tables().isEmpty() || !REHEARSED.compareAndSet(false, true)) {
            return interpreter;
        }
        var table = vocabulary.tables().get(0);
        var columns = table.columns();
        String first = vocabulary.column(columns.get(0)).label();
        String last = vocabulary.column(columns.get(columns.size() - 1)).label();
        for (int round = 0; round < ROUNDS; round++) {
            for (String sentence : SENTENCES) {
                interpreter.interpret(
                        sentence.replace("{t}", table.label())
                                .replace("{a}", first)
                                .replace("{b}", last),
                        SOME_DAY);
            }
        }
        return interpreter;
    }
}
