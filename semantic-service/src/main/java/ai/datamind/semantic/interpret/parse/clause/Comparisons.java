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

/** Values compared, counted and measured. */
final class Comparisons {

    private final Clause clause;
    private final Language language;
    private final Cursor c;
    private final Ask main;
    private final Mentions mentions;
    private final Orders orders;

    Comparisons(Clause clause, Mentions mentions, Orders orders) {
        this.clause = clause;
        this.language = clause.language;
        this.c = clause.c;
        this.main = clause.main;
        this.mentions = mentions;
        this.orders = orders;
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
