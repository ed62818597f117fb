package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** Functions inside a clause: over what is compared, or of all rows as what it is compared with. */
final class Aggregates {

    private final Clause clause;
    private final Cursor c;

    Aggregates(Clause clause) {
        this.clause = clause;
        this.c = clause.c;
    }

    void aggregate(Chunk k) {
        if (clause.op != null) {
            c.skip();
            versus(k.operator().feature());
            return;
        }
        clause.function = k.operator().feature();
        if (clause.left != null && clause.left.function() == null && clause.function.equals("sum")) {
            clause.left = clause.left.with("sum", false);
            clause.function = null;
        } else if (clause.function.equals("sum")
                && !clause.scope().conditions().isEmpty()
                && clause.left == null
                && !followedByName()) {
            totalOfLast();
            clause.function = null;
        }
        c.skip();
    }

    private boolean followedByName() {
        Chunk next = c.peek(c.light(1));
        return next != null && (next.columnScore() > 0 || next.tableScore() > 0);
    }

    /** "more than 10 people killed in total": the comparison just read is one of a sum. */
    private void totalOfLast() {
        int i = clause.scope().conditions().size() - 1;
        if (clause.scope().conditions().get(i) instanceof Condition.Compare p && p.left() != null) {
            clause.scope()
                    .conditions()
                    .set(
                            i,
                            new Condition.Compare(
                                    p.left().with("sum", false),
                                    p.op(),
                                    p.values(),
                                    p.negated(),
                                    p.all(),
                                    p.near(),
                                    p.hints()));
        }
    }

    void versus(String f) {
        Shown right = null;
        int i = c.light(0);
        if (c.peekIs(i, Category.PREP)) {
            i = c.light(i + 1);
        }
        Chunk next = c.peek(i);
        if (next != null && next.columnScore() > 0 && Sense.byName(next) == Sense.COLUMN) {
            right = Shown.column(next);
            c.to(c.at() + i + 1);
        }
        Shown of = clause.left != null ? clause.left : right;
        if (of == null && clause.lastLeft != null) {
            of = clause.lastLeft;
        }
        if (of == null) {
            return;
        }
        clause.scope()
                .conditions()
                .add(new Condition.Versus(of, clause.op, f, right == null ? of : right, clause.negated));
        clause.left = null;
        clause.op = null;
        skipScopeOfAggregate();
    }

    /** "… than the average age of all singers": the entity repeats the focus. */
    private void skipScopeOfAggregate() {
        int i = 0;
        while (c.peek(i) != null
                && (Cursor.isLight(c.peek(i)) || (c.peekIs(i, Category.PREP)) || c.peekIs(i, Category.EACH))) {
            i++;
        }
        Chunk k = c.peek(i);
        if (k != null
                && i > 0
                && k.tableScore() > 0
                && Clause.sameTable(k, clause.scope().focus())) {
            c.to(c.at() + i + 1);
        }
    }
}
