package ai.datamind.semantic.interpret.vocabulary.value;

import ai.datamind.semantic.interpret.text.Spelling;
import ai.datamind.semantic.interpret.vocabulary.value.StoredValues.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Values in a few arrays instead of millions of objects: texts as bytes, and three sorted lists of (hash, number) that find a
 * whole value, a value by one of its words, and a word by its trigrams. About 60 bytes a value; immutable.
 */
final class ValueDictionary {

    static final ValueDictionary EMPTY = new Builder(0).build();

    private static final int LONGEST_PHRASE = 8;
    /** A word in more values than this says nothing about which of them is meant. */
    private static final int COMMON_WORD = 60;

    private static final int MOST_ALIKE = 400;

    private final byte[] texts;
    private final int[] starts;
    private final int[] columns;
    private final Map<Integer, String> spoken;
    private final long[] whole;
    private final long[] words;
    private final long[] trigrams;
    private final int longest;

    private ValueDictionary(Builder b) {
        this.texts = Arrays.copyOf(b.texts, b.used);
        this.starts = Arrays.copyOf(b.starts, b.count + 1);
        this.starts[b.count] = b.used;
        this.columns = Arrays.copyOf(b.columns, b.count);
        this.spoken = Map.copyOf(b.spoken);
        this.whole = b.whole.sorted();
        this.words = b.words.sorted();
        this.trigrams = b.trigrams.sorted();
        this.longest = b.longest;
    }

    /** Takes values until its bytes are spent; whoever adds gives the more important ones first. */
    static final class Builder {

        private final long most;
        private byte[] texts = new byte[256];
        private int[] starts = new int[17];
        private int[] columns = new int[16];
        private int used;
        private int count;
        private int longest = 1;
        private long spent;
        private final Map<Integer, String> spoken = new HashMap<>();
        private final Longs whole = new Longs();
        private final Longs words = new Longs();
        private final Longs trigrams = new Longs();
        private final java.util.BitSet seenWords = new java.util.BitSet(1 << 20);

        Builder(long mostBytes) {
            this.most = mostBytes;
        }

        boolean full() {
            return spent >= most;
        }

        void add(int column, String stored, String said) {
            String plain = StoredValues.plain(said);
            if (plain.isEmpty() || full()) {
                return;
            }
            int id = append(column, stored);
            if (!stored.equals(said)) {
                spoken.put(id, said);
            }
            whole.add(plain.hashCode(), id);
            String[] parts = plain.split(" ");
            longest = Math.max(longest, Math.min(LONGEST_PHRASE, parts.length));
            spent += 24L + texts(stored);
            if (parts.length <= LONGEST_PHRASE) {
                for (String word : parts) {
                    word(word, id, parts.length > 1);
                }
            }
        }

        private static int texts(String stored) {
            return stored.length() + 2;
        }

        private int append(int column, String stored) {
            byte[] bytes = stored.getBytes(StandardCharsets.UTF_8);
            if (used + bytes.length > texts.length) {
                texts = Arrays.copyOf(texts, Math.max(texts.length * 3 / 2, used + bytes.length));
            }
            if (count + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 3 / 2);
                columns = Arrays.copyOf(columns, starts.length);
            }
            starts[count] = used;
            columns[count] = column;
            System.arraycopy(bytes, 0, texts, used, bytes.length);
            used += bytes.length;
            return count++;
        }

        /** A word's trigrams are kept with the first value that holds it: the others are found by the word. */
        private void word(String word, int id, boolean posted) {
            if (posted) {
                words.add(word.hashCode(), id);
                spent += 8;
            }
            int bit = (word.hashCode() * 0x9E3779B1) >>> 12;
            if (word.length() >= 4
                    && word.length() <= 24
                    && Character.isLetter(word.charAt(0))
                    && !seenWords.get(bit)) {
                seenWords.set(bit);
                for (int i = 0; i + 3 <= word.length(); i++) {
                    trigrams.add(word.substring(i, i + 3).hashCode(), id);
                    spent += 8;
                }
            }
        }

        ValueDictionary build() {
            return new ValueDictionary(this);
        }
    }

    /** A growing list of (hash, number), sorted at the end. */
    private static final class Longs {
        private long[] all = new long[16];
        private int size;

        void add(int hash, int id) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 3 / 2);
            }
            all[size++] = ((long) hash << 32) | id;
        }

        long[] sorted() {
            long[] kept = Arrays.copyOf(all, size);
            Arrays.sort(kept);
            return kept;
        }
    }

    int size() {
        return columns.length;
    }

    int longest() {
        return longest;
    }

    /** What the arrays take. */
    long bytes() {
        return texts.length
                + 4L * (starts.length + columns.length)
                + 8L * (whole.length + words.length + trigrams.length)
                + 100L * spoken.size();
    }

    private String stored(int id) {
        return new String(texts, starts[id], starts[id + 1] - starts[id], StandardCharsets.UTF_8);
    }

    private String plain(int id) {
        return StoredValues.plain(spoken.containsKey(id) ? spoken.get(id) : stored(id));
    }

    private Stored value(int id, IntUnaryOperator number) {
        return new Stored(number.applyAsInt(columns[id]), stored(id));
    }

    private static int first(long[] sorted, int hash) {
        int at = Arrays.binarySearch(sorted, (long) hash << 32);
        return at >= 0 ? at : -at - 1;
    }

    private static int end(long[] sorted, int hash, int from) {
        if (hash == Integer.MAX_VALUE) {
            return sorted.length;
        }
        int at = Arrays.binarySearch(sorted, from, sorted.length, (long) (hash + 1) << 32);
        return at >= 0 ? at : -at - 1;
    }

    /** In the order in which they were added; {@code number} says under which number a column is known, or -1 for not at all. */
    List<Stored> exactly(String plain, IntUnaryOperator number) {
        var found = new ArrayList<Stored>();
        int hash = plain.hashCode();
        for (int i = first(whole, hash); i < whole.length && (int) (whole[i] >> 32) == hash; i++) {
            int id = (int) whole[i];
            if (number.applyAsInt(columns[id]) >= 0 && plain(id).equals(plain)) {
                found.add(value(id, number));
            }
        }
        return found;
    }

    /** Values of several words that hold all of these; nothing where one of them is too common to tell. */
    List<Stored> holding(String plain, IntUnaryOperator number) {
        int[] kept = null;
        for (String word : plain.split(" ")) {
            int from = first(words, word.hashCode());
            int to = end(words, word.hashCode(), from);
            if (to - from > COMMON_WORD) {
                return List.of();
            }
            int[] ids = new int[to - from];
            for (int i = from; i < to; i++) {
                ids[i - from] = (int) words[i];
            }
            int[] before = kept;
            kept = before == null
                    ? ids
                    : Arrays.stream(ids)
                            .filter(id -> Arrays.binarySearch(before, id) >= 0)
                            .toArray();
        }
        var wanted = List.of(plain.split(" "));
        return kept == null
                ? List.of()
                : Arrays.stream(kept)
                        .distinct()
                        .filter(id -> number.applyAsInt(columns[id]) >= 0)
                        .filter(id -> List.of(plain(id).split(" ")).containsAll(wanted))
                        .mapToObj(id -> value(id, number))
                        .toList();
    }

    /** Words of values that differ from this one by a letter or two, the one that shares most of it first. */
    List<String> alike(String word, int most, IntUnaryOperator number) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (int i = 0; i + 3 <= word.length(); i++) {
            int hash = word.substring(i, i + 3).hashCode();
            int from = first(trigrams, hash);
            int to = end(trigrams, hash, from);
            for (int t = from; t < to && t - from < MOST_ALIKE; t++) {
                shared.merge((int) trigrams[t], 1, Integer::sum);
            }
        }
        return shared.entrySet().stream()
                .filter(e -> number.applyAsInt(columns[e.getKey()]) >= 0)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .flatMap(e -> Arrays.stream(plain(e.getKey()).split(" ")))
                .filter(other -> !other.equals(word) && Spelling.near(word, other, most))
                .distinct()
                .limit(3)
                .toList();
    }
}
