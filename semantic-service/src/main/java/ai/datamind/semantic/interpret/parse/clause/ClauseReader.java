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
    static final List<String> POPPING = List.of("who", "whose", "that", "which");

    private final Clause clause;
    private final FormulaReader formulas;
    private final Language language;
    private final Cursor c;
    private final Ask main;
    private final Mentions mentions;
    private final Groups groups;
    private final Orders orders;
    private final Comparisons comparisons;
    private final FurtherHead further;
    private final Windows windows;

    public ClauseReader(Language language, Cursor cursor, Ask ask, Integer waitingLimit, boolean topFirst, Chunk near) {
        this.clause = new Clause(language, cursor, ask, waitingLimit, topFirst, near);
        this.language = clause.language;
        this.c = clause.c;
        this.formulas = new FormulaReader(language, cursor);
        this.main = clause.main;
        this.mentions = new Mentions(clause);
        this.groups = new Groups(clause);
        this.orders = new Orders(clause, mentions);
        this.comparisons = new Comparisons(clause, mentions, orders);
        this.further = new FurtherHead(clause);
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
        if (k.text().equals("(") && aside()) {
            return;
        }
        if (windows.read()) {
            return;
        }
        if (k.is(Category.PREP) && unit()) {
            return;
        }
        Shown computed = clause.left == null && k.number() == null ? formulas.read() : null;
        if (computed != null) {
            main.explained().addAll(formulas.explained());
            clause.left = computed;
            return;
        }
        if (k.operator() != null && !(k.content() && Math.max(k.columnScore(), k.tableScore()) >= 0.99 && weak(k))) {
            operator(k);
            return;
        }
        if (grain(k)) {
            return;
        }
        if (k.measured() != null && comparisons.measured(k)) {
            return;
        }
        if (k.period() != null || k.number() != null) {
            comparisons.number(k);
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

    /** "2022 (from Jan 1st to Dec 31st inclusive)": a period said once more in other words. */
    private boolean aside() {
        Chunk before = c.peek(-1);
        if (before == null || before.period() == null) {
            return false;
        }
        int i = 1;
        while (c.peek(i) != null && !c.peek(i).text().equals(")")) {
            Chunk k = c.peek(i);
            if (Math.max(k.columnScore(), k.tableScore()) >= A_NAME || k.valueScore() >= 1) {
                return false;
            }
            i++;
        }
        if (c.peek(i) == null) {
            return false;
        }
        for (int at = 1; at < i; at++) {
            main.explained().add(c.peek(at));
        }
        c.to(c.at() + i + 1);
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

    /** "… in minutes": how a duration is counted. */
    private boolean unit() {
        String unit =
                c.now().text().equals("in") && c.peek(1) != null ? Calendar.timeUnit(clause.language, c.peek(1)) : null;
        if (unit == null && measuredIn()) {
            return true;
        }
        if (unit == null || clause.op != null) {
            return false;
        }
        main.unit(unit);
        main.explained().add(c.peek(1));
        c.to(c.at() + 2);
        return true;
    }

    /** "in meters", "in people per square kilometer": said of the figure before, it chooses nothing. */
    private boolean measuredIn() {
        int i = 1;
        boolean unit = false;
        while (c.peek(i) != null && (c.peekIs(i, Category.EACH) || c.peek(i).operator() == null)) {
            Chunk k = c.peek(i);
            boolean named = Math.max(k.columnScore(), k.tableScore()) >= A_NAME
                    || !k.values().isEmpty();
            if (named || k.number() != null || k.period() != null) {
                return false;
            }
            unit = language.unit(k.text());
            i++;
        }
        boolean ends = c.peek(i) == null
                || c.peekIs(i, Category.COMMA)
                || c.peekIs(i, Category.AND)
                || c.peekIs(i, Category.ORDER);
        if (!unit || !ends || !c.now().text().equals("in")) {
            return false;
        }
        for (int at = 1; at < i; at++) {
            main.explained().add(c.peek(at));
        }
        c.to(c.at() + i);
        return true;
    }

    /** "rounded to 2 decimals": the form of the answer holds for no row. */
    private void manner() {
        c.skip();
        if (c.more() && c.now().number() != null && (c.peek(1) == null || c.peekIs(1, Category.MANNER))) {
            main.explained().add(c.next());
        }
    }

    private static boolean weak(Chunk k) {
        return switch (k.operator().category()) {
            case AUX, TOP, LIKE, COUNTVERB, COMMAND, EVERYTHING, MISSING, DIFFERENCE, SHARE, MANNER, RANK, RUNNING ->
                true;
            default -> false;
        };
    }

    private void operator(Chunk k) {
        switch (k.operator().category()) {
            case NOT -> {
                clause.negated = true;
                c.skip();
            }
            case EXCEPT -> {
                clause.popTo(main);
                clause.boundary();
                clause.negated = true;
                c.skip();
            }
            case RELATIVE, BUT, WHO, WHICH -> {
                boolean wh = POPPING.contains(k.text());
                if (k.is(Category.BUT)
                        || (wh
                                && clause.near != null
                                && clause.lastScope != null
                                && !clause.near.equals(clause.scope().focus()))) {
                    clause.popTo(main);
                }
                if (clause.and && clause.near != null) {
                    clause.popTo(main);
                }
                clause.boundary();
                clause.and = false;
                clause.hints.add(k.text());
                c.skip();
            }
            case AND, COMMA -> {
                if (!further.shown()) {
                    clause.and = true;
                    c.skip();
                }
            }
            case OR -> {
                clause.or = true;
                c.skip();
            }
            case BOTH -> {
                clause.both = true;
                c.skip();
            }
            case EITHER, EVERYTHING, COMMAND, WHAT, END, HOWMUCH, COUNTVERB -> c.skip();
            case EACH -> groups.group();
            case ORDER, ASC, DESC -> orders.order();
            case SUPERLATIVE -> orders.rank(k, k.operator().feature().equals("desc"), null, false);
            case COMMON -> orders.rank(k, k.operator().feature().equals("desc"), null, true);
            case TOP -> orders.top(k);
            case COMPARE -> {
                clause.op = k.operator().feature();
                clause.compared = k;
                c.skip();
            }
            case SIGN -> comparisons.sign(k);
            case ORLESS -> {
                comparisons.orLess(k.operator().feature());
                c.skip();
            }
            case BETWEEN -> comparisons.between();
            case AVERAGE -> {
                clause.op = clause.op == null ? (k.text().startsWith("below") ? "lt" : "gt") : clause.op;
                c.skip();
                comparisons.versus("avg");
            }
            case AGGREGATE -> comparisons.aggregate(k);
            case COUNT -> {
                clause.counting = true;
                c.skip();
            }
            case LIKE -> comparisons.like(k);
            case MISSING, PRESENT -> comparisons.missing(k);
            case DISTINCT -> {
                clause.distinct = true;
                c.skip();
            }
            case PREP -> preposition(k);
            case WHERE, WHEN -> {
                clause.boundary();
                c.skip();
            }
            case COMPARED -> {
                main.comparedTo(k.operator().feature());
                c.skip();
            }
            case THERE -> {
                boolean columns = !main.shown().isEmpty()
                        && main.shown().stream()
                                .allMatch(s -> s.what() != null
                                        && s.what().columnScore() > 0.9
                                        && s.kind() != Shown.Kind.ENTITY
                                        && !s.aggregate());
                main.distinct(main.distinct()
                        || (columns && main.focus() == null && main.orders().isEmpty()));
                if (clause.scopes.size() > 1) {
                    clause.boundary();
                    clause.popTo(main);
                }
                c.skip();
            }
            case MANNER -> manner();
            case RUNNING, RANK -> c.skip();
            case AUX, IS, PRONOUN, VALUE, SHARE, RATIO, DIFFERENCE, ARITHMETIC, SPAN, CHANGE -> {
                clause.hints.add(k.text());
                c.skip();
            }
        }
    }

    private void preposition(Chunk k) {
        if (k.text().equals("by") && main.limit() != null && !main.orders().isEmpty() && groups.groupable()) {
            boolean descending = main.orders().get(0).descending();
            main.orders().clear();
            c.skip();
            orders.orderKey(descending, true);
            return;
        }
        if (k.text().equals("by") && clause.waitingLimit != null) {
            c.skip();
            orders.orderKey(clause.topFirst, true);
            return;
        }
        if (k.text().equals("by") && c.storedNext(0)) {
            clause.hints.add(k.text());
            c.skip();
            return;
        }
        if (k.text().equals("by") && (main.aggregated() || main.shown().isEmpty()) && groups.groupable()) {
            groups.group();
            return;
        }
        clause.hints.add(k.text());
        c.skip();
    }
}
