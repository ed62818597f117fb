package ai.datamind.nl2sql.retrieval;

import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.usage.ModelUse.Spender;
import ai.datamind.nl2sql.vector.Vectors;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Searches what was last put in. Without an embedding model, or while it is away, words and spelling alone decide. */
@ApplicationScoped
public class Retrieval {
    /** Vectors are asked for more than is wanted, because they do not know who may see what. */
    private static final int NEAREST = 100;

    private final Vectors vectors;
    private volatile Lexicon lexicon = new Lexicon(List.of());

    Retrieval(Vectors vectors) {
        this.vectors = vectors;
    }

    /** Takes effect at once for words; vectors follow as fast as the embedding model makes them. */
    public void replace(Collection<Text> texts) {
        lexicon = new Lexicon(texts);
        vectors.keep(texts.stream().collect(Collectors.toMap(Text::id, Retrieval::embedded, (a, b) -> a)));
    }

    /**
     * The visible texts that matter most for the question, best first.
     *
     * @param by for whom an embedding model may be asked
     */
    public Uni<List<Found>> search(String question, Predicate<Text> visible, int most, Spender by) {
        Lexicon known = lexicon;
        List<List<String>> lexical = List.of(known.byWords(question), known.bySpelling(question));
        if (!vectors.configured()) {
            return Uni.createFrom().item(() -> found(known, lexical, visible, most));
        }
        return vectors.nearest(question, NEAREST, by)
                .map(nearest -> {
                    List<List<String>> rankings = new ArrayList<>(lexical);
                    rankings.add(nearest);
                    return found(known, rankings, visible, most);
                })
                .emitOn(Worker.home());
    }

    /** Of a handful of texts those that come near the question, by words and spelling. */
    public static List<Found> among(Collection<Text> texts, String question, Predicate<Text> visible) {
        Lexicon few = new Lexicon(texts);
        return found(few, List.of(few.byWords(question), few.bySpelling(question)), visible, texts.size());
    }

    static List<Found> found(Lexicon known, List<List<String>> rankings, Predicate<Text> visible, int most) {
        Map<String, Double> scores = Fusion.of(rankings);
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> {
                    Text text = known.text(entry.getKey());
                    return text == null ? null : new Found(text, entry.getValue());
                })
                .filter(Objects::nonNull)
                .filter(hit -> visible.test(hit.text()))
                .limit(most)
                .toList();
    }

    /** Of a pair the question alone: questions are compared with questions. */
    private static String embedded(Text text) {
        return text.kind().equals("pair") ? text.title() : text.title() + "\n" + text.body();
    }
}
