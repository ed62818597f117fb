package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.formula.FormulaReader;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.ArrayList;
import java.util.List;

/** Reads everything behind the head: conditions, entities with conditions of their own, groups, orders, superlatives. */
public final class ClauseReader {

    private static final double A_NAME = 0.9;

    private final Clause clause;
    private final FormulaReader formulas;
    private final Language language;
    private final Cursor c;
    private final Ask main;
    private final Mentions mentions;
    private final Groups groups;
    private final Amounts amounts;
    private final Asides asides;
    private final ClauseWords words;
    private final Windows windows;

    public ClauseReader(Language language, Cursor cursor, Ask ask, Integer waitingLimit, boolean topFirst, Chunk near) {
        this.clause = new Clause(language, cursor, ask, waitingLimit, topFirst, near);
        this.language = language;
        this.c = cursor;
        this.formulas = new FormulaReader(language, cursor);
        this.main = ask;
        this.mentions = new Mentions(clause);
        this.groups = new Groups(clause);
        var orders = new Orders(clause, mentions);
        this.amounts = new Amounts(clause, mentions, orders);
        this.asides = new Asides(clause);
        this.words = new ClauseWords(clause, groups, orders, asides);
        this.windows = new Windows(clause);
    }

    public void read() {
        while (c.more()) {
            step();
        }
        clause.boundary();
        if (clause.waitingLimit != null && main.limit() == null) {
            main.limit(clause.waitingLimit);
        }
    }

    public void groupsOnly() {
        groups.group();
    }

    private void step() {
        Chunk k = c.now();
        if (k.text().equals("(") && asides.aside()) {
            return;
        }
        if (windows.read()) {
            return;
        }
        if (k.is(Category.PREP) && asides.unit()) {
            return;
        }
        Shown computed = clause.left == null && k.number() == null ? formulas.read() : null;
        if (computed != null) {
            main.explained().addAll(formulas.explained());
            clause.left = computed;
            return;
        }
        if (k.operator() != null
                && !(k.content() && Math.max(k.columnScore(), k.tableScore()) >= 0.99 && ClauseWords.weak(k))) {
            words.operator(k);
            return;
        }
        if (grain(k)) {
            return;
        }
        if (k.measured() != null && amounts.measured(k)) {
            return;
        }
        if (k.period() != null || k.number() != null) {
            amounts.number(k);
            return;
        }
        if (k.content()) {
            mentions.content(k);
            return;
        }
        if (k.unknown() && k.proper() && clause.left == null && inColumn()) {
            return;
        }
        if (k.unknown() && k.proper() && clause.left == null) {
            c.skip();
            clause.add(new Condition.Compare(
                    null, "eq", List.of(k), clause.negated, false, clause.near, List.copyOf(clause.hints)));
            return;
        }
        clause.hints.add(k.text());
        if (k.unknown()) {
            clause.scope().unused().add(k);
        }
        c.skip();
    }

    /** "a Gmail or Yahoo address": names stored nowhere, before a column, are parts of what it holds. */
    private boolean inColumn() {
        int i = 0;
        var names = new ArrayList<Chunk>();
        boolean or = false;
        while (c.peek(i) != null
                && (c.peek(i).proper()
                        || (!names.isEmpty() && (c.peekIs(i, Category.OR) || c.peekIs(i, Category.COMMA))))) {
            or |= c.peekIs(i, Category.OR);
            if (c.peek(i).proper()) {
                names.add(c.peek(i));
            }
            i++;
        }
        Chunk column = c.peek(i);
        boolean held = column != null
                && column.operator() == null
                && column.columnScore() > A_NAME
                && Sense.byName(column) == Sense.COLUMN
                && (or || names.size() == 1);
        if (!held) {
            return false;
        }
        c.to(c.at() + i + 1);
        for (Chunk name : names) {
            main.explained().add(name);
            clause.add(new Condition.Compare(
                    Shown.column(column), "contains", List.of(name), clause.negated, false, clause.near, List.of()));
            clause.or = or;
        }
        clause.or = false;
        return true;
    }

    /** "monthly", "by year": the time is cut into units. */
    private boolean grain(Chunk k) {
        String unit = Calendar.grain(language, k, "grain");
        if (unit == null) {
            return false;
        }
        main.grain(unit);
        main.explained().add(k);
        c.skip();
        return true;
    }
}
