package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.List;

/** Names and values in a clause: what waits for a value, what is one, and which entity opens a scope of its own. */
final class Mentions {

    /** A name this far from a word is no mention of it, only a hint. */
    private static final double FAINT = 0.52;

    private final Clause clause;
    private final Cursor c;
    private final Ask main;

    Mentions(Clause clause) {
        this.clause = clause;
        this.c = clause.c;
        this.main = clause.main;
    }

    void content(Chunk k) {
        Sense sense = Sense.inClause(k, clause.left);
        if (sense != Sense.VALUE && Math.max(k.tableScore(), Math.max(k.columnScore(), k.termScore())) < FAINT) {
            clause.hints.add(k.text());
            clause.scope().unused().add(k);
            c.skip();
            return;
        }
        if (sense == Sense.COLUMN && Sense.modifies(c)) {
            clause.hints.add(k.text());
            c.skip();
            return;
        }
        switch (sense) {
            case VALUE -> value(k);
            case TABLE -> table(k);
            case COLUMN -> column(k);
            case TERM -> {
                if (k.tableScore() >= 0.9) {
                    table(k);
                    return;
                }
                clause.left = Shown.of(Shown.Kind.TERM, k);
                c.skip();
            }
            case NONE -> c.skip();
        }
    }

    private void value(Chunk outer) {
        Chunk k = outer;
        c.skip();
        if (c.peek(0) != null
                && c.peek(0).text().equals("(")
                && c.peek(1) != null
                && !c.peek(1).values().isEmpty()
                && c.peek(2) != null
                && c.peek(2).text().equals(")")) {
            k = c.peek(1);
            c.to(c.at() + 3);
        }
        String how = clause.op == null || clause.op.equals("gt") || clause.op.equals("lt")
                ? (clause.op == null ? "eq" : clause.op)
                : clause.op;
        Chunk beside = clause.near;
        Chunk next = c.more() ? c.now() : null;
        if (clause.left == null
                && next != null
                && next.operator() == null
                && next.literal() == null
                && (next.tableScore() > 0.8 || next.columnScore() > 0.9)
                && next.valueScore() < 1.1) {
            beside = next;
            if (Sense.byName(next) == Sense.COLUMN
                    || Clause.sameTable(next, clause.scope().focus())) {
                c.skip();
            } else if (Sense.byName(next) == Sense.TABLE) {
                table(next);
            }
        }
        boolean negatedValue = clause.negated;
        clause.add(new Condition.Compare(
                clause.left, how, List.of(k), negatedValue, clause.both, beside, List.copyOf(clause.hints)));
        clause.near = k;
    }

    void table(Chunk k) {
        c.skip();
        if (clause.counting) {
            clause.counting = false;
            clause.left = new Shown(Shown.Kind.ENTITY, k, "count", clause.distinct, null, null, null);
            clause.distinct = false;
            clause.near = k;
            return;
        }
        clause.flush();
        if (verbal(k) && leadsOn()) {
            clause.scope().mentions().add(k);
            clause.hints.add(k.text());
            clause.near = k;
            return;
        }
        if (Clause.sameTable(k, clause.scope().focus())
                || (Clause.sameTable(k, main.focus()) && clause.scopes.size() > 1)) {
            clause.popTo(Clause.sameTable(k, clause.scope().focus()) ? clause.scope() : main);
            clause.near = k;
            return;
        }
        if (main.focus() == null && main.who() && askedFor()) {
            main.focus(k);
            clause.near = k;
            return;
        }
        var other = new Ask();
        other.focus(k);
        boolean neg = clause.negated;
        if (clause.and && clause.lastScope != null && clause.scopes.size() > 1) {
            clause.popTo(main);
        }
        if (verbal(k)) {
            clause.hints.add(k.text());
        }
        clause.scope().conditions().add(new Condition.Related(other, neg, null, null, List.copyOf(clause.hints)));
        clause.scopes.push(other);
        clause.lastScope = other;
        clause.near = k;
        clause.negated = false;
        clause.and = false;
        clause.hints.clear();
    }

    /** Whether a thing follows before the clause ends: then a verb only leads to it. */
    private boolean leadsOn() {
        for (int i = 0; c.peek(i) != null; i++) {
            Chunk next = c.peek(i);
            if (next.is(Category.AND) || next.is(Category.BUT) || next.is(Category.OR) || next.is(Category.RELATIVE)) {
                return false;
            }
            if (next.content()
                    || next.number() != null
                    || next.period() != null
                    || next.is(Category.SUPERLATIVE)
                    || next.is(Category.COMPARE)) {
                return true;
            }
        }
        return false;
    }

    /** "Who are the students …": nothing but light words between. */
    private boolean askedFor() {
        int i = -2;
        while (c.peek(i) != null && Cursor.isLight(c.peek(i))) {
            i--;
        }
        return c.peek(i) != null && c.peek(i).is(Category.WHO);
    }

    /** "who enrolled in …": the word names a relation rather than a thing. */
    private boolean verbal(Chunk k) {
        boolean inflected =
                k.to() - k.from() == 1 && (k.text().endsWith("ed") || k.text().endsWith("ing"));
        Chunk before = c.peek(-2);
        boolean subject = before != null
                && (ClauseWords.POPPING.contains(before.text())
                        || before.text().equals("they")
                        || before.text().equals("to"));
        return (inflected || (subject && c.more() && !c.is(Category.AND))) && !clause.negated;
    }

    private void column(Chunk k) {
        if (clause.left != null
                && clause.op != null
                && clause.left.kind() == Shown.Kind.COLUMN
                && clause.left.function() == null
                && !clause.counting) {
            c.skip();
            clause.scope()
                    .conditions()
                    .add(new Condition.Versus(clause.left, clause.op, null, Shown.column(k), clause.negated));
            clause.left = null;
            clause.op = null;
            clause.near = k;
            return;
        }
        clause.flush();
        c.skip();
        if (clause.counting) {
            clause.counting = false;
            clause.left = Shown.column(k).with("count", clause.distinct);
            clause.distinct = false;
        } else {
            clause.left = Shown.column(k);
            if (clause.function != null) {
                clause.left = clause.left.with(clause.function, false);
                clause.function = null;
            }
        }
        clause.near = k;
        if (clause.op != null
                && c.more()
                && !(c.now().number() != null || c.now().period() != null)
                && clause.lastLeft == null) {
            clause.op = clause.op.equals("eq") ? null : clause.op;
        }
    }
}
