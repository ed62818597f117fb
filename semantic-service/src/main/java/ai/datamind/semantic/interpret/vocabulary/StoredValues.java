package ai.datamind.semantic.interpret.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stored values by how people write them: lower case, signs as spaces. Whole values are found by hash, parts of values by
 * their rarer words. Bounded: at most two million postings, then further values are known by their column only.
 */
public final class StoredValues {

    /** A value as stored, and its column. */
    public record Stored(int column, String value) {}

    private static final int MOST_POSTINGS = 2_000_000;
    private static final int COMMON_WORD = 60;

    private final Map<String, List<Stored>> whole = new HashMap<>();
    private final Map<String, List<Stored>> byWord = new HashMap<>();
    private int longest = 1;
    private int postings;

    void add(int column, String stored, String spoken) {
        String plain = plain(spoken);
        if (plain.isEmpty() || postings >= MOST_POSTINGS) {
            return;
        }
        postings++;
        var value = new Stored(column, stored);
        whole.computeIfAbsent(plain, p -> new ArrayList<>(1)).add(value);
        String[] words = plain.split(" ");
        longest = Math.max(longest, Math.min(8, words.length));
        if (words.length > 1 && words.length <= 8) {
            for (String word : words) {
                var list = byWord.computeIfAbsent(word, w -> new ArrayList<>(1));
                if (list.size() <= COMMON_WORD) {
                    list.add(value);
                    postings++;
                }
            }
        }
    }

    /** Values spelled exactly so, but for case and signs. */
    public List<Stored> exactly(String spoken) {
        return whole.getOrDefault(plain(spoken), List.of());
    }

    /** Values that hold all these words among others; nothing where the words are too common to tell. */
    public List<Stored> holding(String spoken) {
        List<Stored> found = null;
        for (String word : plain(spoken).split(" ")) {
            List<Stored> with = byWord.getOrDefault(word, List.of());
            if (with.size() > COMMON_WORD) {
                return List.of();
            }
            if (found == null) {
                found = with;
            } else {
                found = found.stream().filter(with::contains).toList();
            }
        }
        return found == null ? List.of() : found;
    }

    /** Most words of a value that can be found whole. */
    public int longest() {
        return longest;
    }

    public static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}.%+]+", " ")
                .replaceAll("\\.(?!\\d)", " ")
                .replaceAll(" +", " ")
                .strip();
    }
}
