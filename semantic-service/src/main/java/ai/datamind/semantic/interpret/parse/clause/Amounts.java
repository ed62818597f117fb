package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.parse.formula.FormulaReader;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.List;

/** Numbers, periods and adjectives that measure: what they are compared with, or how many of which things they count. */
final class Amounts {

    private final Clause clause;
    private final Language language;
    private final Cursor c;
    private final Ask main;
    private final Mentions mentions;
    private final Orders orders;

    Amounts(Clause clause, Mentions mentions, Orders orders) {
        this.clause = clause;
        this.language = clause.language;
        this.c = clause.c;
        this.main = clause.main;
        this.mentions = mentions;
        this.orders = orders;
    }

    /** An adjective that measures: "older than", "the oldest", "20 years old". */
    boolean measured(Chunk k) {
        Measured m = k.measured();
        Chunk other = c.peek(2);
        if (m.degree() == Measured.Degree.MOST
                && c.peek(1) != null
                && c.peek(1).text().equals("to")
                && other != null
                && other.measured() != null) {
            main.orders().add(new Ask.Order(Shown.measured(k, m), m.descending(), true));
            c.to(c.at() + 3);
            return true;
        }
        if (m.degree() == Measured.Degree.MOST) {
            if (Math.max(k.columnScore(), k.tableScore()) >= 0.99) {
                return false;
            }
            orders.rank(k, m.descending(), m, false);
            return true;
        }
        boolean than = c.peek(1) != null && c.peek(1).text().startsWith("than");
        if (m.degree() == Measured.Degree.MORE || than) {
            clause.left = Shown.measured(k, m);
            clause.op = m.descending() ? "gt" : "lt";
            c.skip();
            return true;
        }
        if (k.content()) {
            return false;
        }
        int i = clause.scope().conditions().size() - 1;
        if (i >= 0
                && clause.scope().conditions().get(i) instanceof Condition.Compare p
                && p.left() == null
                && !p.values().isEmpty()
                && p.values().get(0).number() != null) {
            clause.scope()
                    .conditions()
                    .set(
                            i,
                            new Condition.Compare(
                                    Shown.measured(k, m),
                                    p.op(),
                                    p.values(),
                                    p.negated(),
                                    p.all(),
                                    p.near(),
                                    p.hints()));
        } else {
            clause.hints.add(k.text());
            clause.scope().unused().add(k);
        }
        c.skip();
        return true;
    }

    void number(Chunk k) {
        boolean fitsName = k.content() && clause.left == null && clause.op == null;
        if (fitsName && k.number() == null && k.period() == null) {
            mentions.content(k);
            return;
        }
        c.skip();
        Shown span =
                c.more() && c.is(Category.SPAN) && clause.left == null ? new FormulaReader(language, c).read() : null;
        if (span != null) {
            clause.left = span;
        }
        if (c.more() && c.is(Category.ORLESS)) {
            clause.op = c.next().operator().feature();
        }
        int i = units(c.light(0));
        Chunk next = c.peek(i);
        boolean named = k.number() != null && next != null && next.operator() == null && next.content();
        boolean faint = named
                && clause.left != null
                && clause.left.what() != null
                && clause.left.what().columnScore() < 0.9
                && next.tableScore() > 0.9;
        if (named
                && next.literal() == null
                && next.valueScore() < 1.15
                && (clause.left == null || clause.counting || faint || apart())) {
            Sense sense = Sense.byName(next);
            if (sense == Sense.TABLE) {
                if (faint || (clause.left != null && !clause.counting)) {
                    clause.hints.add(clause.left.what().text());
                    clause.left = null;
                }
                c.to(c.at() + i + 1);
                counted(k, next);
                return;
            }
            if (sense == Sense.COLUMN && clause.left == null) {
                c.to(c.at() + i + 1);
                clause.left = Shown.column(next);
            }
        } else if (next != null && next.measured() != null && clause.left == null && k.number() != null) {
            c.to(c.at() + i + 1);
            clause.left = Shown.measured(next, next.measured());
        }
        String how = clause.op == null ? "eq" : clause.op;
        Shown of = clause.left == null && (clause.and || clause.or) && clause.lastLeft != null
                ? clause.lastLeft
                : clause.left;
        if (clause.function != null && of != null && of.function() == null) {
            of = of.with(clause.function, false);
            clause.function = null;
        }
        clause.add(new Condition.Compare(
                of, how, List.of(k), clause.negated, false, clause.near, List.copyOf(clause.hints)));
    }

    /** "available from more than 3 suppliers": a preposition parts the column from the number of other things. */
    private boolean apart() {
        for (int i = -2; c.peek(i) != null && !c.peek(i).content(); i--) {
            if (c.peekIs(i, Category.PREP)) {
                return true;
            }
        }
        return false;
    }

    private int units(int i) {
        int j = i;
        while (c.peek(j) != null
                && !c.peek(j).content()
                && c.peek(j).operator() == null
                && c.peek(j).measured() == null
                && (language.unit(c.peek(j).text())
                        || !language.calendar(c.peek(j).text()).isEmpty())) {
            j = c.light(j + 1);
        }
        return j;
    }

    /** "at least two songs". */
    private void counted(Chunk number, Chunk table) {
        var other = new Ask();
        other.focus(table);
        String how = clause.op == null ? "eq" : clause.op;
        clause.scope()
                .conditions()
                .add(new Condition.Related(other, clause.negated, how, number.number(), List.copyOf(clause.hints)));
        clause.scopes.push(other);
        clause.lastScope = other;
        clause.near = table;
        clause.op = null;
        clause.negated = false;
        clause.and = false;
        clause.hints.clear();
    }
}
