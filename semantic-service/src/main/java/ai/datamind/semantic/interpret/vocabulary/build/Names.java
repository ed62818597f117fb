package ai.datamind.semantic.interpret.vocabulary.build;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.facts.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Identifiers and labels as words; glued ones are cut by what the dictionary knows. */
final class Names {

    /** Words that make a column a key of something. */
    static final Set<String> KEYS = Set.of("id", "identifier", "code", "no", "number", "key", "num", "fk", "sk");

    private static final int SHORTEST_GLUED = 6;
    private static final int LONGEST_COMMENT = 5;

    private final Language language;
    private final Set<String> own = new HashSet<>();

    Names(Language language) {
        this.language = language;
    }

    /** Words of the schema itself help to cut its glued names. */
    void learn(String identifier) {
        Identifiers.pieces(identifier).stream()
                .filter(p -> p.length() > 3 && known(p))
                .forEach(p -> {
                    own.add(p);
                    own.addAll(language.morphology().forms(p));
                });
    }

    List<String> words(String identifier) {
        var words = new ArrayList<String>();
        for (String piece : Identifiers.pieces(identifier)) {
            words.addAll(piece.length() >= SHORTEST_GLUED && !known(piece) ? cut(piece) : List.of(piece));
        }
        return words;
    }

    private boolean known(String word) {
        return language.thesaurus().knows(word)
                || language.morphology().forms(word).stream().anyMatch(language.thesaurus()::knows);
    }

    /** Fewest known pieces, longest first; the whole word where it cannot be cut. */
    private List<String> cut(String glued) {
        int n = glued.length();
        double[] cost = new double[n + 1];
        int[] from = new int[n + 1];
        java.util.Arrays.fill(cost, Double.MAX_VALUE);
        cost[0] = 0;
        for (int end = 2; end <= n; end++) {
            for (int start = 0; start <= end - 2; start++) {
                if (cost[start] < Double.MAX_VALUE) {
                    double c = cost[start] + piece(glued.substring(start, end));
                    if (c < cost[end]) {
                        cost[end] = c;
                        from[end] = start;
                    }
                }
            }
        }
        if (cost[n] >= 3.9) {
            return List.of(glued);
        }
        var words = new ArrayList<String>();
        for (int at = n; at > 0; at = from[at]) {
            words.add(0, glued.substring(from[at], at));
        }
        return words;
    }

    private double piece(String part) {
        if (own.contains(part)) {
            return 0.9;
        }
        boolean plural = part.endsWith("s") && language.thesaurus().knows(part.substring(0, part.length() - 1));
        if (part.length() >= 4 && (language.thesaurus().knows(part) || plural)) {
            return 1;
        }
        if (language.abbreviation(part) != null) {
            return part.length() >= 3 ? 1.15 : 1.4;
        }
        return part.length() == 3 && language.thesaurus().knows(part) ? 1.5 : 100;
    }

    /** A form of these words; {@code optional} ones are no core unless nothing else is left. */
    Form form(List<String> words, Set<String> optional, double trust) {
        var slots = new ArrayList<Form.Slot>();
        boolean any = words.stream().anyMatch(w -> core(w, optional));
        for (String word : words) {
            slots.add(new Form.Slot(alternatives(word), !any || core(word, optional)));
        }
        return new Form(String.join(" ", words), slots, trust);
    }

    private boolean core(String word, Set<String> optional) {
        return !language.unit(word) && alternatives(word).stream().noneMatch(optional::contains);
    }

    Set<String> alternatives(String word) {
        var all = new LinkedHashSet<>(language.morphology().forms(word));
        String full = language.abbreviation(word);
        if (full != null) {
            all.add(full.contains(" ") ? full.substring(full.lastIndexOf(' ') + 1) : full);
        }
        return all;
    }

    /** Abbreviations of several words ("dob") spelled out; the same list where there is none. */
    List<String> spelledOut(List<String> words) {
        var out = new ArrayList<String>();
        for (String word : words) {
            String full = language.abbreviation(word);
            out.addAll(
                    full != null && full.contains(" ")
                            ? List.of(full.replace(" of ", " ").split(" "))
                            : List.of(word));
        }
        return out;
    }

    /** The words of a comment that is short enough to be another name. */
    Optional<List<String>> comment(String description) {
        if (description == null || description.isBlank()) {
            return Optional.empty();
        }
        var found = new ArrayList<>(words(description));
        found.removeIf(
                w -> Set.of("the", "a", "an", "of", "for", "in", "this", "is").contains(w));
        return found.isEmpty() || found.size() > LONGEST_COMMENT ? Optional.empty() : Optional.of(found);
    }
}
