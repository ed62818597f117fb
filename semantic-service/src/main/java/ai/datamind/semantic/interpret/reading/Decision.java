package ai.datamind.semantic.interpret.reading;

import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.text.Spelling;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answer, ask back, or say that the model does not know. */
public final class Decision {

    /** Below it nothing is answered; set from the risk–coverage curve of the evaluation sets. */
    static final double ANSWER = 0.75;

    private static final double CLARIFY = 0.25;
    private static final double SAME = 0.02;
    private static final int MOST_READINGS = 4;

    private Decision() {}

    public static Interpretation of(Vocabulary v, List<Token> tokens, List<Candidate> ranked) {
        var unknown = unknown(v, ranked.isEmpty() ? List.of() : ranked.get(0).unknown());
        if (ranked.isEmpty()) {
            return new Interpretation(
                    Outcome.OUT_OF_MODEL,
                    List.of(),
                    "Nothing in the question is part of the model. " + offer(v),
                    allUnknown(v, tokens));
        }
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < Math.min(MOST_READINGS, ranked.size()); i++) {
            Reading r = ranked.get(i).reading();
            readings.add(r.with("r" + (i + 1), r.confidence()));
        }
        Reading best = readings.get(0);
        boolean tie = ranked.size() > 1
                && ranked.get(0).score() - ranked.get(1).score() < SAME
                && ranked.get(1).reading().confidence() >= best.confidence() - 0.02;
        if (best.confidence() >= ANSWER && !tie) {
            return new Interpretation(Outcome.READY, readings, "Understood as: " + best.text(), unknown);
        }
        if (best.confidence() < CLARIFY) {
            return new Interpretation(Outcome.OUT_OF_MODEL, readings, refusal(unknown, v), unknown);
        }
        return new Interpretation(Outcome.AMBIGUOUS, readings, clarification(readings, unknown), unknown);
    }

    private static String refusal(List<Interpretation.UnknownWord> unknown, Vocabulary v) {
        if (unknown.isEmpty()) {
            return "The question could not be understood well enough. " + offer(v);
        }
        return "The model does not know " + words(unknown) + ". " + offer(v);
    }

    private static String words(List<Interpretation.UnknownWord> unknown) {
        return String.join(", ", unknown.stream().map(u -> "'" + u.word() + "'").toList());
    }

    private static String offer(Vocabulary v) {
        var names = v.tables().stream().limit(8).map(t -> t.label()).toList();
        return names.isEmpty() ? "No model is published yet." : "It knows about " + String.join(", ", names) + ".";
    }

    private static String clarification(List<Reading> readings, List<Interpretation.UnknownWord> unknown) {
        var text = new StringBuilder();
        if (!unknown.isEmpty()) {
            text.append("Not understood: ").append(words(unknown)).append(". ");
        }
        text.append("Did you mean: ").append(readings.get(0).text());
        if (readings.size() > 1) {
            text.append("; or: ").append(readings.get(1).text());
        }
        return text.append('?').toString();
    }

    private static List<Interpretation.UnknownWord> unknown(Vocabulary v, List<Chunk> chunks) {
        return chunks.stream()
                .map(Chunk::text)
                .filter(t -> !t.isEmpty() && Character.isLetterOrDigit(t.codePointAt(0)))
                .distinct()
                .map(w -> new Interpretation.UnknownWord(w, nearest(v, w)))
                .toList();
    }

    private static List<Interpretation.UnknownWord> allUnknown(Vocabulary v, List<Token> tokens) {
        return tokens.stream()
                .filter(t -> t.kind() == Token.Kind.WORD && t.word().length() > 2)
                .filter(t -> v.language().operator(t.word()) == null)
                .map(Token::word)
                .distinct()
                .limit(10)
                .map(w -> new Interpretation.UnknownWord(w, nearest(v, w)))
                .toList();
    }

    /** Words of the model that look or mean alike, most alike first. */
    static List<String> nearest(Vocabulary v, String word) {
        var near = new java.util.TreeMap<>(v.words().nearWords(word));
        if (near.size() < 3 && word.length() >= 4) {
            for (String other : v.words().words()) {
                if (Spelling.near(word, other, word.length() >= 8 ? 3 : 2)) {
                    near.putIfAbsent(other, 0.4);
                } else if (other.length() >= 4 && other.startsWith(word.substring(0, 4))) {
                    near.putIfAbsent(other, 0.35);
                }
            }
        }
        return near.entrySet().stream()
                .sorted(java.util.Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(java.util.Map.Entry.comparingByKey()))
                .limit(3)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
