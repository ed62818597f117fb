package ai.datamind.semantic.interpret.vocabulary.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Stored values by how people write them: lower case, signs as spaces. Found whole, by their rarer words, or by words spelled
 * much alike. Values of the sample and, for one asker, those that were looked up under the asker's own policies.
 */
public final class StoredValues {

    /** A value as stored, and its column. */
    public record Stored(int column, String value) {}

    /** A value as stored, and how people say it. */
    public record Said(int column, String stored, String said) {}

    /** What the values of one vocabulary may take; the most frequent values of every column go first. */
    static final long MOST_BYTES = 64L << 20;

    private static final int SHORTEST_MISSPELT = 5;
    private static final int LONG_WORD = 8;

    private static final IntUnaryOperator SAME = IntUnaryOperator.identity();

    private final ValueDictionary sample;
    private final IntUnaryOperator shown;
    private final ValueDictionary own;

    /** {@code shown} gives a sampled column its number in the vocabulary, or -1 where its values are not for this asker. */
    StoredValues(ValueDictionary sample, IntUnaryOperator shown, ValueDictionary own) {
        this.sample = sample;
        this.shown = shown;
        this.own = own;
    }

    /** The same sample, and in place of what was looked up before this. */
    public StoredValues with(List<Said> lookedUp) {
        var more = new ValueDictionary.Builder(MOST_BYTES / 16);
        lookedUp.forEach(l -> more.add(l.column(), l.stored(), l.said()));
        return new StoredValues(sample, shown, more.build());
    }

    /** Values spelled exactly so, but for case and signs. */
    public List<Stored> exactly(String spoken) {
        String plain = plain(spoken);
        return both(sample.exactly(plain, shown), own.exactly(plain, SAME));
    }

    /** Values that hold all these words among others; nothing where the words are too common to tell. */
    public List<Stored> holding(String spoken) {
        String plain = plain(spoken);
        return plain.isEmpty() ? List.of() : both(sample.holding(plain, shown), own.holding(plain, SAME));
    }

    /** Words of values that a misspelt word may have meant, nearest first. */
    public List<String> alike(String word) {
        String plain = plain(word);
        if (plain.length() < SHORTEST_MISSPELT || plain.indexOf(' ') >= 0) {
            return List.of();
        }
        int letters = plain.length() >= LONG_WORD ? 2 : 1;
        return both(sample.alike(plain, letters, shown), own.alike(plain, letters, SAME));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        if (second.isEmpty()) {
            return first;
        }
        var all = new LinkedHashSet<>(first);
        all.addAll(second);
        return new ArrayList<>(all);
    }

    /** Most words of a value that can be found whole. */
    public int longest() {
        return Math.max(sample.longest(), own.longest());
    }

    /** How many values are known. */
    public int size() {
        return sample.size() + own.size();
    }

    /** What they take in memory. */
    public long bytes() {
        return sample.bytes() + own.bytes();
    }

    public static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(lower.length());
        boolean gap = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean point = c == '.' && next < lower.length() && Character.isDigit(lower.codePointAt(next));
            boolean kept = Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.LETTER_NUMBER
                    || Character.getType(c) == Character.OTHER_NUMBER
                    || point
                    || c == '%'
                    || c == '+';
            if (kept) {
                if (gap && !plain.isEmpty()) {
                    plain.append(' ');
                }
                plain.appendCodePoint(c);
            }
            gap = !kept;
            i = next;
        }
        return plain.toString();
    }
}
