package ai.datamind.semantic.interpret.vocabulary;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One way to call a thing, word by word. Words that are no core (its table's own name, a unit) may stay unspoken.
 * {@code trust} is 1 for names and lower for what was taken from a description.
 */
public record Form(String text, List<Slot> slots, double trust) {

    public record Slot(Set<String> words, boolean core) {
        public Slot {
            words = Set.copyOf(words);
        }
    }

    public Form {
        slots = List.copyOf(slots);
    }

    public int core() {
        return (int) slots.stream().filter(Slot::core).count();
    }

    /** How many words of the core are among these. */
    int met(Set<String> said) {
        return (int) slots.stream()
                .filter(s -> s.core() && !Collections.disjoint(s.words(), said))
                .count();
    }
}
