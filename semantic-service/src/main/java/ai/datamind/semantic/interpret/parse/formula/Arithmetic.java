package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.function.Supplier;

/** Sums of products of leaves, by the usual precedence of their signs, and the brackets and functions around them. */
final class Arithmetic {

    private final Place place;
    private final Cursor c;
    private final Leaves leaves;

    Arithmetic(Place place) {
        this.place = place;
        this.c = place.c;
        this.leaves = new Leaves(place, this);
    }

    Formula sum() {
        return series("+-", this::product);
    }

    private Formula product() {
        return series("*/", leaves::leaf);
    }

    /** Operands with signs of one rank between them, from left to right. */
    private Formula series(String signs, Supplier<Formula> operand) {
        Formula left = operand.get();
        while (left != null) {
            int before = c.at();
            String s = Signs.next(c, signs);
            if (s == null) {
                return left;
            }
            Formula right = operand.get();
            if (right == null) {
                c.to(before);
                return left;
            }
            left = new Formula.Both(s, left, right);
            place.computed = true;
        }
        return null;
    }

    /** "total of price times quantity": the only function, said first, is over all that follows. */
    Shown functionOfAll() {
        place.skipLight();
        if (!c.is(Category.AGGREGATE)) {
            return null;
        }
        Chunk k = c.next();
        place.skipOf();
        place.functions = 0;
        Formula all = sum();
        return all == null || !place.computed || place.functions > 0
                ? null
                : Shown.computed(k, all).with(k.operator().feature(), false);
    }

    Formula bracket() {
        int start = c.at();
        c.skip();
        int inside = c.at();
        boolean before = place.computed;
        Shown whole = functionOfAll();
        boolean closed = whole != null && c.more() && c.now().text().equals(")");
        if (!closed) {
            c.to(inside);
            place.computed = before;
        }
        Formula inner = closed ? new Formula.Of(whole) : sum();
        if (inner == null || !c.more() || !c.now().text().equals(")")) {
            c.to(start);
            return null;
        }
        c.skip();
        return inner;
    }

    /** "average of price * quantity": the function is over the whole product; a bracket bounds it. */
    Formula function(Chunk k) {
        place.functions++;
        int start = c.at();
        c.skip();
        place.skipOf();
        boolean bracket = c.more() && c.now().text().equals("(");
        Formula of = bracket ? bracket() : leaves.leaf();
        if (of == null) {
            c.to(start);
            return null;
        }
        String f = k.operator().feature();
        if (of instanceof Formula.Of o && o.term().function() == null) {
            return new Formula.Of(o.term().with(f, false));
        }
        return new Formula.Of(Shown.computed(k, of).with(f, false));
    }
}
