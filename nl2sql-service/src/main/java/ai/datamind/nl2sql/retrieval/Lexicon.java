package ai.datamind.nl2sql.retrieval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Texts indexed by words and by spelling; immutable. */
public final class Lexicon {
    /** Okapi BM25 with the usual constants. A word of a title counts like three of a body. */
    private static final double K1 = 1.2;

    private static final double B = 0.75;
    private static final int TITLE_WEIGHT = 3;

    /** Less alike is chance. */
    private static final double LEAST_LIKENESS = 0.15;

    private record Indexed(Text text, Map<String, Integer> counts, int length, Set<String> trigrams) {}

    private final Map<String, Indexed> byId = new LinkedHashMap<>();
    private final Map<String, Integer> holding = new HashMap<>();
    private final double meanLength;

    public Lexicon(Collection<Text> texts) {
        long all = 0;
        for (Text text : texts) {
            Indexed indexed = indexed(text);
            byId.put(text.id(), indexed);
            indexed.counts().keySet().forEach(word -> holding.merge(word, 1, Integer::sum));
            all += indexed.length();
        }
        meanLength = byId.isEmpty() ? 1 : Math.max(1, (double) all / byId.size());
    }

    public Text text(String id) {
        Indexed indexed = byId.get(id);
        return indexed == null ? null : indexed.text();
    }

    public Collection<Text> texts() {
        return byId.values().stream().map(Indexed::text).toList();
    }

    /** Ids of texts that hold words of the question, the most telling first. */
    public List<String> byWords(String question) {
        Set<String> asked = new HashSet<>(Words.of(question));
        return ranked(
                indexed -> asked.stream()
                        .mapToDouble(word -> weight(word, indexed))
                        .sum(),
                0);
    }

    /** Ids of texts whose titles are spelled most like the question. */
    public List<String> bySpelling(String question) {
        Set<String> asked = Words.trigrams(question);
        return ranked(indexed -> likeness(asked, indexed.trigrams()), LEAST_LIKENESS);
    }

    private List<String> ranked(ToDoubleFunction<Indexed> score, double above) {
        record Scored(String id, double score) {}
        List<Scored> scored = new ArrayList<>();
        byId.forEach((id, indexed) -> {
            double value = score.applyAsDouble(indexed);
            if (value > above) scored.add(new Scored(id, value));
        });
        scored.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id));
        return scored.stream().map(Scored::id).toList();
    }

    private double weight(String word, Indexed indexed) {
        int count = indexed.counts().getOrDefault(word, 0);
        if (count == 0) return 0;
        int with = holding.get(word);
        double rarity = Math.log(1 + (byId.size() - with + 0.5) / (with + 0.5));
        return rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * indexed.length() / meanLength));
    }

    private static Indexed indexed(Text text) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> title = Words.of(text.title());
        List<String> body = Words.of(text.body());
        title.forEach(word -> counts.merge(word, TITLE_WEIGHT, Integer::sum));
        body.forEach(word -> counts.merge(word, 1, Integer::sum));
        return new Indexed(text, counts, title.size() * TITLE_WEIGHT + body.size(), Words.trigrams(text.title()));
    }

    private static double likeness(Set<String> a, Set<String> b) {
        long both = a.stream().filter(b::contains).count();
        return (double) both / (a.size() + b.size() - both);
    }
}
