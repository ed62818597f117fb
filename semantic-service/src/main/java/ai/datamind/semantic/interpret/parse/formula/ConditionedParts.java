package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.List;

/**
 * One side of a ratio or difference that speaks of some rows only: "the length of the Rhine", "female patients", "sales in 2021".
 * Both sides are of the same rows otherwise, so what is said beside one bounds that one alone.
 */
final class ConditionedParts {

    private static final List<String> BINDING = List.of("of", "in", "for", "from", "at");
    private static final double NAMED = 0.8;

    private final Cursor c;
    private final Leaves leaves;

    ConditionedParts(Cursor cursor, Leaves leaves) {
        this.c = cursor;
        this.leaves = leaves;
    }

    Formula leaf() {
        Formula before = premodified();
        Formula of = before != null ? before : leaves.leaf();
        Condition only = of == null ? null : postmodified();
        if (only == null) {
            return of;
        }
        return of instanceof Formula.Among a
                ? new Formula.Among(a.of(), List.of(a.only().get(0), only))
                : new Formula.Among(of, List.of(only));
    }

    /** "the percentage change in sales from 2021 to 2022": the figure of each period, the earlier one first. */
    Formula change() {
        int start = c.at();
        boolean percent = c.next().operator().feature().equals("percent");
        Formula of = leaves.leaf();
        Chunk before = of == null ? null : period(Category.PREP, "from", Category.BETWEEN);
        Chunk after = before == null ? null : period(Category.PREP, "to", Category.AND);
        if (after == null) {
            c.to(start);
            return null;
        }
        Formula first = new Formula.Among(of, List.of(equal(before, null, List.of())));
        Formula last = new Formula.Among(of, List.of(equal(after, null, List.of())));
        Formula difference = new Formula.Both("-", last, first);
        return percent
                ? new Formula.Both("*", new Formula.Both("/", difference, first), new Formula.Constant(100, null))
                : difference;
    }

    /** "the difference in height between A and B": one figure of two things. */
    Formula ofTwo(Chunk kind) {
        int start = c.at();
        Formula of = leaves.leaf();
        int i = of == null || !c.peekIs(0, Category.BETWEEN) ? -1 : c.light(1);
        int j = i < 0 ? -1 : c.light(i + 1);
        boolean both = i >= 0 && value(c.peek(i)) && c.peekIs(j, Category.AND) && value(c.peek(c.light(j + 1)));
        if (!both) {
            c.to(start);
            return null;
        }
        Chunk first = c.peek(i);
        Chunk second = c.peek(c.light(j + 1));
        c.to(c.at() + c.light(j + 1) + 1);
        return new Formula.Both(
                kind.is(Category.RATIO) ? "/" : "-",
                new Formula.Among(of, List.of(equal(first, null, List.of()))),
                new Formula.Among(of, List.of(equal(second, null, List.of()))));
    }

    /** A period behind one of two connectors, or null. */
    private Chunk period(Category preposition, String text, Category other) {
        int i = c.light(0);
        boolean connected = (c.peekIs(i, preposition) && c.peek(i).text().equals(text)) || c.peekIs(i, other);
        Chunk k = connected ? c.peek(c.light(i + 1)) : null;
        if (k == null || k.period() == null) {
            return null;
        }
        c.to(c.at() + c.light(i + 1) + 1);
        return k;
    }

    /** "(the number of) female patients": a value right before its entity. */
    private Formula premodified() {
        int start = c.at();
        while (c.more() && (Cursor.isLight(c.now()) || c.is(Category.COUNT))) {
            c.skip();
        }
        Chunk value = c.more() ? c.now() : null;
        Chunk thing = c.peek(1);
        boolean pair = value != null
                && thing != null
                && value.operator() == null
                && value.valueScore() > Math.max(value.columnScore(), value.tableScore())
                && thing.operator() == null
                && thing.tableScore() > NAMED
                && Sense.byName(thing) == Sense.TABLE;
        if (!pair) {
            c.to(start);
            return null;
        }
        c.to(c.at() + 2);
        return new Formula.Among(
                new Formula.Of(Shown.entity(thing).with("count", false)), List.of(equal(value, thing, List.of())));
    }

    /** "of Texas", "in 2021", with the kind of thing behind or before the value. */
    private Condition postmodified() {
        if (!c.more() || !c.is(Category.PREP) || !BINDING.contains(c.now().text())) {
            return null;
        }
        int i = c.light(1);
        Chunk near = null;
        if (kind(c.peek(i)) && value(c.peek(i + 1))) {
            near = c.peek(i);
            i++;
        }
        Chunk k = c.peek(i);
        if (!value(k)) {
            return null;
        }
        String hint = c.now().text();
        c.to(c.at() + i + 1);
        if (near == null && c.more() && kind(c.now())) {
            near = c.next();
        }
        return equal(k, near, List.of(hint));
    }

    private static boolean kind(Chunk k) {
        return k != null
                && k.operator() == null
                && Math.max(k.tableScore(), k.columnScore()) > NAMED
                && k.valueScore() <= Math.max(k.tableScore(), k.columnScore());
    }

    private static boolean value(Chunk k) {
        return k != null
                && (k.period() != null
                        || k.literal() != null
                        || (k.operator() == null && k.valueScore() > Math.max(k.tableScore(), k.columnScore())));
    }

    private static Condition equal(Chunk value, Chunk near, List<String> hints) {
        return new Condition.Compare(null, "eq", List.of(value), false, false, near, hints);
    }
}
