package ai.datamind.semantic.interpret.bind.column;

import ai.datamind.semantic.interpret.intent.Scope;
import java.util.List;

/**
 * A scope with the account of its choices. {@code weakest} is the poorest fit of a word, {@code margin} the smallest
 * distance to another choice; {@code weak} counts words that only resemble their name, {@code unresolved} those whose thing
 * was not found.
 */
public record Bound(
        Scope scope,
        double score,
        double weakest,
        double margin,
        int weak,
        int unresolved,
        List<Binding> bindings,
        List<String> doubts) {

    /** One word and what it became; {@code resembles}: it is not called so, it only comes near. */
    public record Binding(String text, String kind, int table, int column, String value, boolean resembles) {}

    public Bound {
        bindings = List.copyOf(bindings);
        doubts = List.copyOf(doubts);
    }
}
