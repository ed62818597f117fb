package ai.datamind.semantic.interpret.ask;

import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import java.util.List;

/**
 * Something with a value per row or per group: shown, ordered by, grouped by or compared. {@code function} is null, count,
 * sum, avg, min, max or median; {@code owner} the entity it was said to belong to.
 */
public record Shown(
        Kind kind,
        Chunk what,
        String function,
        boolean distinct,
        Chunk owner,
        List<String> nouns,
        Measured measured,
        Formula formula) {

    /** What the words name. */
    public enum Kind {
        COLUMN,
        ENTITY,
        EVERYTHING,
        TERM,
        /** Asked by a question word or an adjective: a column for one of {@code nouns}. */
        ASKED,
        /** The rows themselves, counted. */
        ROWS,
        /** Computed from others. */
        FORMULA
    }

    public Shown {
        nouns = nouns == null ? List.of() : List.copyOf(nouns);
    }

    public Shown(
            Kind kind,
            Chunk what,
            String function,
            boolean distinct,
            Chunk owner,
            List<String> nouns,
            Measured measured) {
        this(kind, what, function, distinct, owner, nouns, measured, null);
    }

    /** {@code c} is the first chunk of it, for saying what failed. */
    public static Shown computed(Chunk c, Formula formula) {
        return new Shown(Kind.FORMULA, c, null, false, null, null, null, formula);
    }

    public static Shown column(Chunk c) {
        return new Shown(Kind.COLUMN, c, null, false, null, null, null);
    }

    public static Shown entity(Chunk c) {
        return new Shown(Kind.ENTITY, c, null, false, null, null, null);
    }

    public static Shown of(Kind kind, Chunk c) {
        return new Shown(kind, c, null, false, null, null, null);
    }

    public static Shown asked(Chunk c, List<String> nouns) {
        return new Shown(Kind.ASKED, c, null, false, null, nouns, null);
    }

    public static Shown measured(Chunk c, Measured m) {
        return new Shown(Kind.ASKED, c, null, false, null, null, m);
    }

    public Shown with(String newFunction, boolean newDistinct) {
        return new Shown(kind, what, newFunction, newDistinct, owner, nouns, measured, formula);
    }

    public Shown ownedBy(Chunk entity) {
        return new Shown(kind, what, function, distinct, entity, nouns, measured, formula);
    }

    public boolean aggregate() {
        return function != null || aggregate(formula);
    }

    private static boolean aggregate(Formula f) {
        return switch (f) {
            case null -> false;
            case Formula.Of o -> o.term().aggregate();
            case Formula.Both b -> aggregate(b.left()) || aggregate(b.right());
            case Formula.Among a -> true;
            case Formula.Constant c -> false;
            case Formula.Span s -> false;
            case Formula.Weekday w -> false;
            case Formula.Age a -> false;
        };
    }
}
