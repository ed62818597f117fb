package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;

/** Two things and one word for what is between them: a ratio, a difference, a time. */
final class Pairs {

    private final Place place;
    private final Cursor c;
    private final ConditionedParts parts;
    private final Columns columns;

    Pairs(Place place, ConditionedParts parts, Columns columns) {
        this.place = place;
        this.c = place.c;
        this.parts = parts;
        this.columns = columns;
    }

    /** "the ratio of A to B", "the difference between A and B". */
    Formula pair(Chunk k) {
        int start = c.at();
        c.skip();
        String unit = place.timeUnit();
        while (c.more()
                && (c.is(Category.PREP)
                        || c.is(Category.BETWEEN)
                        || c.now().text().equals("between"))) {
            c.skip();
        }
        Formula two = parts.ofTwo(k);
        if (two != null) {
            place.computed = true;
            return two;
        }
        Formula left = parts.leaf();
        boolean joined = left != null && (place.joins() || shares(k));
        Formula right = joined ? parts.leaf() : null;
        if (right == null) {
            c.to(start);
            return null;
        }
        place.computed = true;
        boolean times = left instanceof Formula.Of a && right instanceof Formula.Of b && time(a) && time(b);
        if (k.is(Category.DIFFERENCE) && (unit != null || times)) {
            return times(left, right, unit);
        }
        return new Formula.Both(k.is(Category.RATIO) ? "/" : "-", left, right);
    }

    /** "the ratio of population per area". */
    private boolean shares(Chunk k) {
        boolean per = k.is(Category.RATIO)
                && c.more()
                && c.is(Category.EACH)
                && c.now().text().equals("per")
                && c.peek(1) != null
                && c.peek(1).columnScore() > 0;
        if (per) {
            c.skip();
        }
        return per;
    }

    private static Formula times(Formula left, Formula right, String unit) {
        return left instanceof Formula.Of a && right instanceof Formula.Of b
                ? new Formula.Span(a.term(), b.term(), unit)
                : new Formula.Both("-", right, left);
    }

    private static boolean time(Formula.Of f) {
        return f.term().what() != null && f.term().what().text().matches(".*\\b(dates?|times?)\\b.*");
    }

    /** "the time between A and B", "from A to B". */
    Formula span(Chunk k) {
        int start = c.at();
        String unit = k.operator().feature().isEmpty() ? null : k.operator().feature();
        c.skip();
        Formula from = moment();
        Formula to = from != null && place.joins() ? moment() : null;
        if (!(from instanceof Formula.Of a) || !(to instanceof Formula.Of b)) {
            c.to(start);
            return null;
        }
        place.computed = true;
        return new Formula.Span(a.term(), b.term(), unit);
    }

    private Formula moment() {
        while (c.more() && (Cursor.isLight(c.now()) || c.is(Category.PRONOUN))) {
            c.skip();
        }
        return c.more() && c.now().columnScore() > 0 ? columns.columnAt() : null;
    }
}
