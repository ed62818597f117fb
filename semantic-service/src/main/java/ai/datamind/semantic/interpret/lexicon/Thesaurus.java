package ai.datamind.semantic.interpret.lexicon;

import java.util.Map;
import java.util.Set;

/** Words near a word. Scores lie below 1: nothing related is as good as the word itself. */
public interface Thesaurus {

    Map<String, Double> near(String lemma);

    boolean knows(String lemma);

    /** What a proper name is ("france": country, state …). */
    default Set<String> kinds(String name) {
        return Set.of();
    }

    /** The name behind an adjective of origin ("french": france), or null. */
    default String origin(String adjective) {
        return null;
    }

    /** Whether a word is at least as much a verb as a noun. */
    default boolean verb(String lemma) {
        return false;
    }

    /** Whether a word is at least as much an adjective as a noun. */
    default boolean adjective(String lemma) {
        return false;
    }

    /** For a language without one. */
    Thesaurus NONE = new Thesaurus() {
        @Override
        public Map<String, Double> near(String lemma) {
            return Map.of();
        }

        @Override
        public boolean knows(String lemma) {
            return false;
        }
    };
}
