package ai.datamind.nl2sql.refusal;

import java.util.List;

/** What is asked back when a question has several readings or none. */
public record Clarification(String message, List<Choice> readings, List<UnknownWord> unknownWords) {
    public Clarification {
        readings = List.copyOf(readings);
        unknownWords = List.copyOf(unknownWords);
    }

    public record Choice(String id, String text, double confidence) {}

    public record UnknownWord(String word, List<String> nearest) {
        public UnknownWord {
            nearest = nearest == null ? List.of() : List.copyOf(nearest);
        }
    }
}
