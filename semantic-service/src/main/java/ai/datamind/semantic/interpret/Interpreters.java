package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.vocabulary.ManifestFacts;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.VocabularyBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the interpreter of the publication in use; a new publication makes a new one on its first question. */
@ApplicationScoped
public class Interpreters {

    private record Kept(Publication publication, Interpreter interpreter) {}

    private final AtomicReference<Kept> kept = new AtomicReference<>();

    public Interpreter of(Publication publication) {
        Kept now = kept.get();
        if (now != null && now.publication().equals(publication)) {
            return now.interpreter();
        }
        Interpreter made = interpreter(publication);
        kept.set(new Kept(publication, made));
        return made;
    }

    public static Interpreter interpreter(Publication publication) {
        Vocabulary vocabulary = VocabularyBuilder.build(
                Language.english(), ManifestFacts.of(publication.manifest(), publication.values()));
        return new Interpreter(vocabulary, new MetricReadings(publication, vocabulary));
    }
}
