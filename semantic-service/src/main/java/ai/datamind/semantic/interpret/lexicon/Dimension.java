package ai.datamind.semantic.interpret.lexicon;

import java.util.List;

/** What an adjective measures: "more" of it orders by one of the nouns, where an inverse noun turns the direction. */
public record Dimension(String adjective, boolean descending, List<Noun> nouns) {

    public record Noun(String word, boolean inverse) {}

    public Dimension {
        nouns = List.copyOf(nouns);
    }
}
