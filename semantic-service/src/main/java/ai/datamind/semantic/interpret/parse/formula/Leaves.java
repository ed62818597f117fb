package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** What stands between two signs: which kind of number begins here. */
final class Leaves {

    private final Place place;
    private final Cursor c;
    private final Arithmetic arithmetic;
    private final Columns columns;
    private final Pairs pairs;
    private final ConditionedParts parts;

    Leaves(Place place, Arithmetic arithmetic) {
        this.place = place;
        this.c = place.c;
        this.arithmetic = arithmetic;
        this.columns = new Columns(place);
        this.parts = new ConditionedParts(c, this);
        this.pairs = new Pairs(place, parts, columns);
    }

    Formula leaf() {
        place.skipLight();
        if (!c.more()) {
            return null;
        }
        Chunk k = c.now();
        if (k.text().equals("(")) {
            return arithmetic.bracket();
        }
        if (k.is(Category.SPAN)) {
            return pairs.span(k);
        }
        if (k.is(Category.CHANGE)) {
            Formula change = parts.change();
            place.computed |= change != null;
            return change;
        }
        if (k.is(Category.RATIO) || k.is(Category.DIFFERENCE)) {
            return pairs.pair(k);
        }
        if (k.is(Category.AGGREGATE)) {
            return arithmetic.function(k);
        }
        if (k.is(Category.COUNT)) {
            return counted();
        }
        if (place.aged(k)) {
            return age();
        }
        if (k.number() != null && !k.content()) {
            c.skip();
            return new Formula.Constant(k.number(), place.timeUnit());
        }
        return columns.name();
    }

    private Formula counted() {
        place.functions++;
        int start = c.at();
        c.skip();
        boolean distinct = false;
        while (c.more() && (Cursor.isLight(c.now()) || c.is(Category.DISTINCT))) {
            distinct |= c.is(Category.DISTINCT);
            c.skip();
        }
        Chunk k = c.more() ? c.now() : null;
        if (k == null || k.operator() != null || !k.content()) {
            c.to(start);
            return null;
        }
        c.skip();
        Shown of = Sense.byName(k) == Sense.TABLE ? Shown.entity(k) : Shown.column(k);
        return new Formula.Of(of.with("count", distinct));
    }

    private Formula age() {
        place.explained.add(c.next());
        place.computed = true;
        return new Formula.Age(null);
    }
}
