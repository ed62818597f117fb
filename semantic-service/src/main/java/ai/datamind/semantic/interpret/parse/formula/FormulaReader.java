package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.List;

/**
 * Reads a number made of others where one begins: "price times quantity", "(a - b) / a * 100", "the days between ordering and
 * delivery". Where none begins it reads nothing.
 */
public final class FormulaReader {

    private static final int NEAR = 6;
    private static final int FURTHEST = 24;

    private final Cursor c;
    private final Place place;
    private final Arithmetic arithmetic;

    public FormulaReader(Language language, Cursor cursor) {
        this.c = cursor;
        this.place = new Place(language, cursor);
        this.arithmetic = new Arithmetic(place);
    }

    /** The formula that begins here, or null; then the cursor stays where it was. */
    public Shown read() {
        if (!c.more() || !promising()) {
            return null;
        }
        int start = c.at();
        Chunk first = c.now();
        place.computed = false;
        Shown whole = arithmetic.functionOfAll();
        if (whole != null) {
            return whole;
        }
        c.to(start);
        place.computed = false;
        Formula f = arithmetic.sum();
        if (f == null || !place.computed) {
            c.to(start);
            return null;
        }
        return Shown.computed(first, f);
    }

    /** Words that no name holds but that were understood all the same ("age" of a birth date). */
    public List<Chunk> explained() {
        return place.explained;
    }

    /** Cheap look ahead: without a sign or a word for a span nearby there is nothing to read. */
    private boolean promising() {
        for (int i = 0; c.peek(i) != null && i < FURTHEST; i++) {
            Chunk k = c.peek(i);
            if (Signs.of(k) != null
                    || k.is(Category.SPAN)
                    || k.is(Category.CHANGE)
                    || k.is(Category.RATIO)
                    || k.is(Category.DIFFERENCE)
                    || (i < NEAR && place.aged(k))) {
                return true;
            }
        }
        return false;
    }
}
