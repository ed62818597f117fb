package ai.datamind.semantic.generate.word;

import ai.datamind.semantic.metadata.facts.ColumnFacts;
import java.util.List;
import java.util.Set;

/** Whole numbers that are no quantities but answers: 1 for yes, 0 for no. */
public final class Flags {

    private static final Set<String> BITS = Set.of("0", "1");
    private static final Set<String> ASKS = Set.of("is", "has", "was", "can", "should", "flag");

    private Flags() {}

    /** By the values that occur; where only one of them does, the name must ask a question too. */
    public static boolean is(ColumnFacts column) {
        boolean bits = column.whole() && !column.samples().isEmpty() && BITS.containsAll(column.samples());
        return bits && (column.samples().size() == BITS.size() || asks(column));
    }

    private static boolean asks(ColumnFacts column) {
        List<String> words = Words.of(column.name());
        return ASKS.contains(words.getFirst()) || ASKS.contains(words.getLast());
    }

    /** What is true of the flagged rows: "insured" of is_insured. */
    public static String said(String name) {
        List<String> words =
                Words.of(name).stream().filter(w -> !ASKS.contains(w)).toList();
        return words.isEmpty() ? name : String.join("_", words);
    }
}
