package ai.datamind.nl2sql.retrieval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How texts are cut. Names like {@code l_ship_date} give their parts, plurals their singular. */
public final class Words {
    private static final Set<String> STOP = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "is", "it", "me", "of", "on",
            "or", "show", "that", "the", "there", "to", "was", "what", "which", "who", "with");

    private Words() {}

    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !STOP.contains(word)) words.add(singular(word));
        }
        return words;
    }

    /** Good enough to compare by; not a word of English. */
    static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) return word.substring(0, word.length() - 3) + "y";
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    static Set<String> trigrams(String text) {
        String padded = "  " + text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ") + " ";
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
    }
}
