package ai.datamind.semantic.interpret.parse.place;

import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;

/** Which of its meanings a chunk has at its place. */
public enum Sense {
    TABLE,
    COLUMN,
    VALUE,
    TERM,
    NONE;

    private static final double CLEARLY = 0.1;
    private static final double COMPOUND = 0.9;
    private static final double EXACT = 0.99;

    /** In the head things are named: a value must be clearly better than the names. */
    public static Sense inHead(Cursor c) {
        Chunk k = c.now();
        if (k.literal() != null || k.valueScore() > Math.max(k.tableScore(), k.columnScore()) + CLEARLY) {
            return VALUE;
        }
        if (k.termScore() > 0 && k.termScore() >= Math.max(k.tableScore(), k.columnScore()) - 0.02) {
            return TERM;
        }
        if (k.columnScore() > 0 && ownedNext(c) && k.columnScore() >= k.tableScore() - 0.2) {
            return COLUMN;
        }
        return byName(k);
    }

    /** "X of <table>", "<table>'s X": then X is an attribute. */
    private static boolean ownedNext(Cursor c) {
        int i = 1;
        while (c.peek(i) != null && (c.peek(i).is(Category.AUX) || c.peekIs(i, Category.EACH))) {
            i++;
        }
        if (c.peekIs(i, Category.PREP) && c.peek(i).text().equals("of")) {
            i = c.light(i + 1);
            while (c.peekIs(i, Category.EACH) || c.peekIs(i, Category.DISTINCT)) {
                i = c.light(i + 1);
            }
            Chunk owner = c.peek(i);
            return owner != null && owner.tableScore() > 0.7 && !sameTable(owner, c.now());
        }
        Chunk before = c.peek(-1);
        return before != null && before.text().equals("'s");
    }

    private static boolean sameTable(Chunk a, Chunk b) {
        return !b.tables().isEmpty()
                && a.tables().get(0).id() == b.tables().get(0).id();
    }

    /** "output" tells to show something, unless the model has a thing of that very name. */
    public static boolean names(Chunk k) {
        return k.operator() == null || (k.is(Category.COMMAND) && Math.max(k.columnScore(), k.tableScore()) >= EXACT);
    }

    /** "population density": of two names side by side the first only tells which kind of the second is meant. */
    public static boolean modifies(Cursor c) {
        Chunk k = c.now();
        Chunk next = c.peek(1);
        return next != null
                && next.from() == k.to()
                && k.operator() == null
                && next.operator() == null
                && next.number() == null
                && k.columnScore() > COMPOUND
                && next.columnScore() > COMPOUND
                && byName(k) == COLUMN
                && byName(next) == COLUMN
                && !k.text().endsWith("ed");
    }

    public static Sense byName(Chunk k) {
        if (k.tableScore() > 0 && k.tableScore() >= k.columnScore() - 0.03 && k.tableScore() >= k.termScore() - 0.03) {
            return TABLE;
        }
        if (k.termScore() > k.columnScore()) {
            return TERM;
        }
        if (k.columnScore() > 0) {
            return COLUMN;
        }
        return k.values().isEmpty() && k.literal() == null ? NONE : VALUE;
    }

    /** In a clause a value goes before a name of about the same quality when a column waits for it. */
    public static Sense inClause(Chunk k, Shown waiting) {
        if (k.literal() != null) {
            return VALUE;
        }
        double name = Math.max(k.tableScore(), k.columnScore());
        boolean fits = waiting != null
                && waiting.what() != null
                && k.values().stream()
                        .anyMatch(v -> waiting.what().columns().stream().anyMatch(m -> m.id() == v.column()));
        if (!k.values().isEmpty() && (fits || k.valueScore() > name + 0.05)) {
            return VALUE;
        }
        return byName(k);
    }
}
