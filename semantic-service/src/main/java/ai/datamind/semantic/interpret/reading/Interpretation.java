package ai.datamind.semantic.interpret.reading;

import java.util.List;

/** What became of a question: readings best first, or why there is none. */
public record Interpretation(Outcome outcome, List<Reading> readings, String message, List<UnknownWord> unknownWords) {

    /** A word that nothing in the model is called, and the nearest words that are. */
    public record UnknownWord(String word, List<String> nearest) {
        public UnknownWord {
            nearest = List.copyOf(nearest);
        }
    }

    public Interpretation {
        readings = List.copyOf(readings);
        unknownWords = List.copyOf(unknownWords);
    }

    public static Interpretation refused(String message) {
        return new Interpretation(Outcome.OUT_OF_MODEL, List.of(), message, List.of());
    }
}
