package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.List;

/** Words that compare something with a value, a text, a pair of bounds or nothing at all. */
final class Comparisons {

    private final Clause clause;
    private final Cursor c;

    Comparisons(Clause clause) {
        this.clause = clause;
        this.c = clause.c;
    }

    void orLess(String feature) {
        int i = clause.scope().conditions().size() - 1;
        if (i < 0) {
            return;
        }
        Condition lastOne = clause.scope().conditions().get(i);
        if (lastOne instanceof Condition.Compare p) {
            clause.scope()
                    .conditions()
                    .set(
                            i,
                            new Condition.Compare(
                                    p.left(), feature, p.values(), p.negated(), p.all(), p.near(), p.hints()));
        }
    }

    void missing(Chunk k) {
        boolean present = k.is(Category.PRESENT) != clause.negated;
        c.skip();
        if (clause.left != null) {
            clause.scope().conditions().add(new Condition.Missing(clause.left, present));
            clause.left = null;
            clause.negated = false;
            return;
        }
        Chunk next = c.peek(c.light(0));
        if (next != null && next.columnScore() > 0) {
            c.to(c.at() + c.light(0) + 1);
            clause.scope().conditions().add(new Condition.Missing(Shown.column(next), present));
            clause.negated = false;
        } else {
            clause.scope().unused().add(k);
        }
    }

    void like(Chunk k) {
        String feature = k.operator().feature();
        boolean letter = c.peek(1) != null && c.peek(1).text().length() == 1;
        int at = letter ? 1 : c.light(1);
        Chunk value = c.peek(at);
        boolean waits = clause.left != null && clause.left.kind() == Shown.Kind.COLUMN;
        boolean literal = value != null
                && (value.literal() != null
                        || value.unknown()
                        || !value.values().isEmpty()
                        || (waits && (letter || value.operator() == null)));
        if (!literal) {
            clause.hints.add(k.text());
            c.skip();
            return;
        }
        c.to(c.at() + at + 1);
        clause.add(new Condition.Compare(
                clause.left, feature, List.of(value), clause.negated, false, clause.near, List.copyOf(clause.hints)));
    }

    /** "a negative balance": compared with nothing at all. */
    void sign(Chunk k) {
        Chunk next = c.peek(c.light(1));
        if (next == null || next.operator() != null || Math.max(next.columnScore(), next.termScore()) < 0.6) {
            clause.scope().unused().add(k);
            c.skip();
            return;
        }
        c.to(c.at() + c.light(1) + 1);
        Shown of = next.termScore() > next.columnScore() ? Shown.of(Shown.Kind.TERM, next) : Shown.column(next);
        clause.flush();
        clause.add(new Condition.Compare(
                of, k.operator().feature(), List.of(k.counting(0)), clause.negated, false, next, List.of()));
        clause.near = next;
    }

    void between() {
        c.skip();
        int i = c.light(0);
        Chunk low = c.peek(i);
        if (low == null || (low.number() == null && low.period() == null)) {
            return;
        }
        int j = c.light(i + 1);
        while (c.peek(j) != null
                && (c.peekIs(j, Category.AND)
                        || c.peek(j).text().equals("to")
                        || c.peek(j).unknown())) {
            j = c.light(j + 1);
        }
        Chunk high = c.peek(j);
        if (high == null || (high.number() == null && high.period() == null)) {
            return;
        }
        c.to(c.at() + j + 1);
        clause.add(new Condition.Compare(
                leftOrNext(),
                "between",
                List.of(low, high),
                clause.negated,
                false,
                clause.near,
                List.copyOf(clause.hints)));
    }

    private Shown leftOrNext() {
        if (clause.left != null) {
            return clause.left;
        }
        Chunk next = c.more() ? c.peek(c.light(0)) : null;
        if (next != null && next.operator() == null && next.columnScore() > 0.6 && Sense.byName(next) == Sense.COLUMN) {
            c.to(c.at() + c.light(0) + 1);
            return Shown.column(next);
        }
        return null;
    }
}
