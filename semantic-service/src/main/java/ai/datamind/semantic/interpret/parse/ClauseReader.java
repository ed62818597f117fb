package ai.datamind.semantic.interpret.parse;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads everything behind the head: conditions, entities with conditions of their own, groups, orders, superlatives. */
final class ClauseReader {

    /** A name this far from a word is no mention of it, only a hint. */
    private static final double FAINT = 0.52;

    private static final List<String> POPPING = List.of("who", "whose", "that", "which");

    private final Language language;
    private final Cursor c;
    private final Ask main;
    private final Deque<Ask> scopes = new ArrayDeque<>();
    private final List<String> hints = new ArrayList<>();
    private final boolean topFirst;
    private Integer waitingLimit;
    private Shown left;
    private String op;
    private boolean negated;
    private boolean and;
    private boolean or;
    private boolean both;
    private String function;
    private boolean counting;
    private boolean distinct;
    private Chunk near;
    private Shown lastLeft;
    private Ask lastScope;

    ClauseReader(Language language, Cursor cursor, Ask ask, Integer waitingLimit, boolean topFirst, Chunk near) {
        this.topFirst = topFirst;
        this.language = language;
        this.c = cursor;
        this.main = ask;
        this.waitingLimit = waitingLimit;
        this.near = near;
        scopes.push(ask);
    }

    void read() {
        while (c.more()) {
            step();
        }
        boundary();
        if (waitingLimit != null && main.limit() == null) {
            main.limit(waitingLimit);
        }
    }

    void groupsOnly() {
        group();
    }

    private Ask scope() {
        return scopes.peek();
    }

    private void step() {
        Chunk k = c.now();
        if (k.operator() != null && !(k.content() && Math.max(k.columnScore(), k.tableScore()) >= 0.99 && weak(k))) {
            operator(k);
            return;
        }
        if (grain(k)) {
            return;
        }
        if (k.measured() != null && measured(k)) {
            return;
        }
        if (k.period() != null || k.number() != null) {
            number(k);
            return;
        }
        if (k.content()) {
            content(k);
            return;
        }
        if (k.unknown() && k.proper() && left == null) {
            c.skip();
            add(new Condition.Compare(null, "eq", List.of(k), negated, false, near, List.copyOf(hints)));
            return;
        }
        hints.add(k.text());
        if (k.unknown()) {
            scope().unused().add(k);
        }
        c.skip();
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

    private static boolean weak(Chunk k) {
        return switch (k.operator().category()) {
            case AUX, TOP, LIKE, COUNTVERB, COMMAND, EVERYTHING, MISSING, DIFFERENCE, SHARE -> true;
            default -> false;
        };
    }

    private void operator(Chunk k) {
        switch (k.operator().category()) {
            case NOT -> {
                negated = true;
                c.skip();
            }
            case EXCEPT -> {
                popTo(main);
                boundary();
                negated = true;
                c.skip();
            }
            case RELATIVE, BUT, WHO, WHICH -> {
                boolean wh = POPPING.contains(k.text());
                if (k.is(Category.BUT) || (wh && near != null && lastScope != null && !near.equals(scope().focus()))) {
                    popTo(main);
                }
                if (and && near != null) {
                    popTo(main);
                }
                boundary();
                and = false;
                hints.add(k.text());
                c.skip();
            }
            case AND, COMMA -> {
                and = true;
                c.skip();
            }
            case OR -> {
                or = true;
                c.skip();
            }
            case BOTH -> {
                both = true;
                c.skip();
            }
            case EITHER, EVERYTHING, COMMAND, WHAT, END, HOWMUCH, COUNTVERB -> c.skip();
            case EACH -> group();
            case ORDER, ASC, DESC -> order();
            case SUPERLATIVE -> rank(k, k.operator().feature().equals("desc"), null, false);
            case COMMON -> rank(k, k.operator().feature().equals("desc"), null, true);
            case TOP -> top(k);
            case COMPARE -> {
                op = k.operator().feature();
                c.skip();
            }
            case ORLESS -> {
                orLess(k.operator().feature());
                c.skip();
            }
            case BETWEEN -> between();
            case AVERAGE -> {
                op = op == null ? (k.text().startsWith("below") ? "lt" : "gt") : op;
                c.skip();
                versus("avg");
            }
            case AGGREGATE -> aggregate(k);
            case COUNT -> {
                counting = true;
                c.skip();
            }
            case LIKE -> like(k);
            case MISSING, PRESENT -> missing(k);
            case DISTINCT -> {
                distinct = true;
                c.skip();
            }
            case PREP -> preposition(k);
            case WHERE, WHEN -> {
                boundary();
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
                c.skip();
            }
            case AUX, IS, PRONOUN, VALUE, SHARE, RATIO, DIFFERENCE -> {
                hints.add(k.text());
                c.skip();
            }
        }
    }

    /** What was waiting for a value has found none. */
    private void boundary() {
        flush();
        negated = false;
        hints.clear();
        op = null;
    }

    private void flush() {
        if (left != null && left.what() != null && left.function() == null) {
            scope().conditions().add(new Condition.Holds(left.what(), negated));
        } else if (left != null && left.what() != null) {
            scope().unused().add(left.what());
        }
        left = null;
        counting = false;
        function = null;
    }

    private void popTo(Ask target) {
        while (scopes.size() > 1 && !scopes.peek().equals(target)) {
            scopes.pop();
        }
    }

    private void preposition(Chunk k) {
        if (k.text().equals("by") && main.limit() != null && !main.orders().isEmpty() && groupable()) {
            boolean descending = main.orders().get(0).descending();
            main.orders().clear();
            c.skip();
            orderKey(descending, true);
            return;
        }
        if (k.text().equals("by") && waitingLimit != null) {
            c.skip();
            orderKey(topFirst, true);
            return;
        }
        if (k.text().equals("by") && (main.aggregated() || main.shown().isEmpty()) && groupable()) {
            group();
            return;
        }
        hints.add(k.text());
        c.skip();
    }

    /** "by <something to group by>" after an aggregate. */
    private boolean groupable() {
        int i = c.light(1);
        Chunk next = c.peek(i);
        if (next != null && Calendar.grain(language, next, "unit") != null) {
            return true;
        }
        return next != null
                && next.content()
                && next.valueScore() < 1.1
                && next.literal() == null
                && (next.columnScore() > 0
                        || next.tableScore() > 0
                        || !language.calendar(next.text()).isEmpty());
    }

    private void aggregate(Chunk k) {
        if (op != null) {
            c.skip();
            versus(k.operator().feature());
            return;
        }
        function = k.operator().feature();
        if (left != null && left.function() == null && function.equals("sum")) {
            left = left.with("sum", false);
            function = null;
        } else if (function.equals("sum") && !scope().conditions().isEmpty() && left == null && !followedByName()) {
            totalOfLast();
            function = null;
        }
        c.skip();
    }

    private boolean followedByName() {
        Chunk next = c.peek(c.light(1));
        return next != null && (next.columnScore() > 0 || next.tableScore() > 0);
    }

    /** "more than 10 people killed in total": the comparison just read is one of a sum. */
    private void totalOfLast() {
        int i = scope().conditions().size() - 1;
        if (scope().conditions().get(i) instanceof Condition.Compare p && p.left() != null) {
            scope().conditions()
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

    private void versus(String f) {
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
        Shown of = left != null ? left : right;
        if (of == null && lastLeft != null) {
            of = lastLeft;
        }
        if (of == null) {
            return;
        }
        scope().conditions().add(new Condition.Versus(of, op, f, right == null ? of : right, negated));
        left = null;
        op = null;
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
        if (k != null && i > 0 && k.tableScore() > 0 && sameTable(k, scope().focus())) {
            c.to(c.at() + i + 1);
        }
    }

    private static boolean sameTable(Chunk a, Chunk b) {
        return a != null
                && b != null
                && !a.tables().isEmpty()
                && !b.tables().isEmpty()
                && a.tables().get(0).id() == b.tables().get(0).id();
    }

    private void orLess(String feature) {
        int i = scope().conditions().size() - 1;
        if (i < 0) {
            return;
        }
        Condition lastOne = scope().conditions().get(i);
        if (lastOne instanceof Condition.Compare p) {
            scope().conditions()
                    .set(
                            i,
                            new Condition.Compare(
                                    p.left(), feature, p.values(), p.negated(), p.all(), p.near(), p.hints()));
        }
    }

    private void missing(Chunk k) {
        boolean present = k.is(Category.PRESENT) != negated;
        c.skip();
        if (left != null) {
            scope().conditions().add(new Condition.Missing(left, present));
            left = null;
            negated = false;
            return;
        }
        Chunk next = c.peek(c.light(0));
        if (next != null && next.columnScore() > 0) {
            c.to(c.at() + c.light(0) + 1);
            scope().conditions().add(new Condition.Missing(Shown.column(next), present));
            negated = false;
        } else {
            scope().unused().add(k);
        }
    }

    private void like(Chunk k) {
        String feature = k.operator().feature();
        Chunk value = c.peek(c.light(1));
        boolean literal = value != null
                && (value.literal() != null
                        || value.unknown()
                        || !value.values().isEmpty());
        if (!literal) {
            hints.add(k.text());
            c.skip();
            return;
        }
        c.to(c.at() + c.light(1) + 1);
        add(new Condition.Compare(left, feature, List.of(value), negated, false, near, List.copyOf(hints)));
    }

    private void between() {
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
        add(new Condition.Compare(
                leftOrNext(), "between", List.of(low, high), negated, false, near, List.copyOf(hints)));
    }

    private Shown leftOrNext() {
        if (left != null) {
            return left;
        }
        Chunk next = c.more() ? c.peek(c.light(0)) : null;
        if (next != null && next.operator() == null && next.columnScore() > 0.6 && Sense.byName(next) == Sense.COLUMN) {
            c.to(c.at() + c.light(0) + 1);
            return Shown.column(next);
        }
        return null;
    }

    /** An adjective that measures: "older than", "the oldest", "20 years old". */
    private boolean measured(Chunk k) {
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
            rank(k, m.descending(), m, false);
            return true;
        }
        boolean than = c.peek(1) != null && c.peek(1).text().startsWith("than");
        if (m.degree() == Measured.Degree.MORE || than) {
            left = Shown.measured(k, m);
            op = m.descending() ? "gt" : "lt";
            c.skip();
            return true;
        }
        if (k.content()) {
            return false;
        }
        int i = scope().conditions().size() - 1;
        if (i >= 0
                && scope().conditions().get(i) instanceof Condition.Compare p
                && p.left() == null
                && !p.values().isEmpty()
                && p.values().get(0).number() != null) {
            scope().conditions()
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
            hints.add(k.text());
            scope().unused().add(k);
        }
        c.skip();
        return true;
    }

    private void number(Chunk k) {
        boolean fitsName = k.content() && left == null && op == null;
        if (fitsName && k.number() == null && k.period() == null) {
            content(k);
            return;
        }
        c.skip();
        if (c.more() && c.is(Category.ORLESS)) {
            op = c.next().operator().feature();
        }
        int i = units(c.light(0));
        Chunk next = c.peek(i);
        boolean named = k.number() != null && next != null && next.operator() == null && next.content();
        boolean faint = named
                && left != null
                && left.what() != null
                && left.what().columnScore() < 0.9
                && next.tableScore() > 0.9;
        if (named && next.literal() == null && next.valueScore() < 1.15 && (left == null || counting || faint)) {
            Sense sense = Sense.byName(next);
            if (sense == Sense.TABLE) {
                if (faint) {
                    hints.add(left.what().text());
                    left = null;
                }
                c.to(c.at() + i + 1);
                counted(k, next);
                return;
            }
            if (sense == Sense.COLUMN && left == null) {
                c.to(c.at() + i + 1);
                left = Shown.column(next);
            }
        } else if (next != null && next.measured() != null && left == null && k.number() != null) {
            c.to(c.at() + i + 1);
            left = Shown.measured(next, next.measured());
        }
        String how = op == null ? "eq" : op;
        Shown of = left == null && (and || or) && lastLeft != null ? lastLeft : left;
        if (function != null && of != null && of.function() == null) {
            of = of.with(function, false);
            function = null;
        }
        add(new Condition.Compare(of, how, List.of(k), negated, false, near, List.copyOf(hints)));
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
        String how = op == null ? "eq" : op;
        scope().conditions().add(new Condition.Related(other, negated, how, number.number(), List.copyOf(hints)));
        scopes.push(other);
        lastScope = other;
        near = table;
        op = null;
        negated = false;
        and = false;
        hints.clear();
    }

    /** Puts a comparison where it belongs, joining it with the one before after "or". */
    private void add(Condition.Compare compare) {
        List<Condition> all = scope().conditions();
        int i = all.size() - 1;
        boolean follows = (or || and) && i >= 0 && all.get(i) instanceof Condition.Compare;
        if (follows && sameLeft((Condition.Compare) all.get(i), compare)) {
            var before = (Condition.Compare) all.get(i);
            var values = new ArrayList<>(before.values());
            values.addAll(compare.values());
            all.set(i, before.withValues(values, and && !or && !before.negated()));
        } else if (or && i >= 0 && !(all.get(i) instanceof Condition.Related)) {
            Condition before = all.remove(i);
            var parts = new ArrayList<Condition>();
            if (before instanceof Condition.Either e) {
                parts.addAll(e.parts());
            } else {
                parts.add(before);
            }
            parts.add(compare);
            all.add(new Condition.Either(parts));
        } else {
            all.add(both ? compare.withValues(compare.values(), true) : compare);
        }
        lastLeft = compare.left();
        left = null;
        op = null;
        or = false;
        and = false;
        hints.clear();
    }

    private static boolean sameLeft(Condition.Compare a, Condition.Compare b) {
        boolean equal = a.op().equals("eq") && b.op().equals("eq") && a.negated() == b.negated();
        boolean kinds = a.values().get(0).number() != null == (b.values().get(0).number() != null);
        return equal
                && kinds
                && (b.left() == null
                        || b.left().equals(a.left())
                        || (a.left() != null
                                && java.util.Objects.equals(
                                        b.left().what(), a.left().what())));
    }

    private void content(Chunk k) {
        Sense sense = Sense.inClause(k, left);
        if (sense != Sense.VALUE && Math.max(k.tableScore(), Math.max(k.columnScore(), k.termScore())) < FAINT) {
            hints.add(k.text());
            scope().unused().add(k);
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
                left = Shown.of(Shown.Kind.TERM, k);
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
        String how = op == null || op.equals("gt") || op.equals("lt") ? (op == null ? "eq" : op) : op;
        Chunk beside = near;
        Chunk next = c.more() ? c.now() : null;
        if (left == null
                && next != null
                && next.operator() == null
                && next.literal() == null
                && (next.tableScore() > 0.8 || next.columnScore() > 0.9)
                && next.valueScore() < 1.1) {
            beside = next;
            if (Sense.byName(next) == Sense.COLUMN || sameTable(next, scope().focus())) {
                c.skip();
            } else if (Sense.byName(next) == Sense.TABLE) {
                table(next);
            }
        }
        boolean negatedValue = negated;
        add(new Condition.Compare(left, how, List.of(k), negatedValue, both, beside, List.copyOf(hints)));
        near = k;
    }

    private void table(Chunk k) {
        c.skip();
        if (counting) {
            counting = false;
            left = new Shown(Shown.Kind.ENTITY, k, "count", distinct, null, null, null);
            distinct = false;
            near = k;
            return;
        }
        flush();
        if (verbal(k) && leadsOn()) {
            scope().mentions().add(k);
            hints.add(k.text());
            near = k;
            return;
        }
        if (sameTable(k, scope().focus()) || (sameTable(k, main.focus()) && scopes.size() > 1)) {
            popTo(sameTable(k, scope().focus()) ? scope() : main);
            near = k;
            return;
        }
        if (main.focus() == null && main.who() && askedFor()) {
            main.focus(k);
            near = k;
            return;
        }
        var other = new Ask();
        other.focus(k);
        boolean neg = negated;
        if (and && lastScope != null && scopes.size() > 1) {
            popTo(main);
        }
        if (verbal(k)) {
            hints.add(k.text());
        }
        scope().conditions().add(new Condition.Related(other, neg, null, null, List.copyOf(hints)));
        scopes.push(other);
        lastScope = other;
        near = k;
        negated = false;
        and = false;
        hints.clear();
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
                && (POPPING.contains(before.text())
                        || before.text().equals("they")
                        || before.text().equals("to"));
        return (inflected || (subject && c.more() && !c.is(Category.AND))) && !negated;
    }

    private void column(Chunk k) {
        if (left != null && op != null && left.kind() == Shown.Kind.COLUMN && left.function() == null && !counting) {
            c.skip();
            scope().conditions().add(new Condition.Versus(left, op, null, Shown.column(k), negated));
            left = null;
            op = null;
            near = k;
            return;
        }
        flush();
        c.skip();
        if (counting) {
            counting = false;
            left = Shown.column(k).with("count", distinct);
            distinct = false;
        } else {
            left = Shown.column(k);
            if (function != null) {
                left = left.with(function, false);
                function = null;
            }
        }
        near = k;
        if (op != null && c.more() && !(c.now().number() != null || c.now().period() != null) && lastLeft == null) {
            op = op.equals("eq") ? null : op;
        }
    }

    private void group() {
        flush();
        c.skip();
        boolean any = false;
        while (c.more()) {
            Chunk k = c.now();
            if (Cursor.isLight(k)
                    || k.is(Category.DISTINCT)
                    || k.is(Category.EACH)
                    || (any && (k.is(Category.AND) || k.is(Category.COMMA)) && groupable())) {
                c.skip();
                continue;
            }
            String unit = Calendar.grain(language, k, "unit");
            if (unit != null) {
                main.grain(unit);
                main.explained().add(k);
                any = true;
                c.skip();
                continue;
            }
            if (k.operator() != null && !k.content()) {
                break;
            }
            Sense sense = Sense.byName(k);
            if (any
                    && c.peek(-1) != null
                    && !(c.peekIs(-1, Category.AND)
                            || c.peekIs(-1, Category.COMMA)
                            || c.peekIs(-1, Category.AUX)
                            || c.peekIs(-1, Category.EACH))) {
                break;
            }
            if (sense == Sense.TABLE || (sense == Sense.TERM && k.tableScore() > 0.8)) {
                main.groups().add(Shown.entity(k));
            } else if (sense == Sense.TERM) {
                main.groups().add(Shown.of(Shown.Kind.TERM, k));
            } else if (sense == Sense.COLUMN) {
                main.groups().add(Shown.column(k));
            } else {
                break;
            }
            near = k;
            any = true;
            c.skip();
        }
        boundary();
    }

    private void order() {
        flush();
        popTo(main);
        Boolean descending = null;
        if (c.is(Category.ASC) || c.is(Category.DESC)) {
            descending = c.is(Category.DESC);
        }
        c.skip();
        orderKey(descending != null && descending, descending != null);
        boundary();
    }

    /** The keys of an order, each with its direction before or behind it. */
    private void orderKey(boolean descendingFirst, boolean known) {
        boolean descending = descendingFirst;
        boolean given = known;
        String f = null;
        boolean count = false;
        int before = main.orders().size();
        while (c.more()) {
            Chunk k = c.now();
            if (k.is(Category.ASC) || k.is(Category.DESC)) {
                boolean d = k.is(Category.DESC);
                for (int i = before; i < main.orders().size() && !given; i++) {
                    main.orders().set(i, new Ask.Order(main.orders().get(i).by(), d, true));
                }
                descending = d;
                c.skip();
                continue;
            }
            if (k.measured() != null && k.measured().degree() == Measured.Degree.MOST && k.columnScore() < 0.9) {
                if (main.orders().size() == before) {
                    main.orders()
                            .add(new Ask.Order(
                                    Shown.measured(k, k.measured()),
                                    k.measured().descending(),
                                    true));
                }
                c.skip();
                continue;
            }
            if (k.is(Category.AGGREGATE)) {
                f = k.operator().feature();
            } else if (k.is(Category.COUNT)) {
                count = true;
            } else if (k.content() && k.operator() == null && k.literal() == null) {
                Sense sense = Sense.byName(k);
                if (sense == Sense.VALUE || sense == Sense.NONE) {
                    break;
                }
                Chunk after = c.peek(1);
                boolean owner = sense == Sense.TABLE
                        && !count
                        && after != null
                        && after.operator() == null
                        && after.columnScore() > 0.6
                        && Sense.byName(after) == Sense.COLUMN;
                if (owner || (main.orders().size() > before && sense == Sense.TABLE && !count)) {
                    near = k;
                    c.skip();
                    continue;
                }
                Shown by = sense == Sense.TABLE
                        ? Shown.entity(k)
                        : sense == Sense.TERM ? Shown.of(Shown.Kind.TERM, k) : Shown.column(k);
                by = count ? by.with("count", false) : f != null ? by.with(f, false) : by;
                main.orders().add(new Ask.Order(by, descending, true));
                f = null;
                count = false;
            } else if (!(Cursor.isLight(k)
                    || k.is(Category.PREP)
                    || k.is(Category.AND)
                    || k.is(Category.COMMA)
                    || k.is(Category.ORDER)
                    || k.unknown()
                    || k.is(Category.SUPERLATIVE)
                    || k.is(Category.TOP)
                    || k.is(Category.DISTINCT)
                    || k.is(Category.EACH)
                    || k.is(Category.RELATIVE))) {
                break;
            } else if ((k.is(Category.AND) || k.is(Category.COMMA)) && !orderGoesOn()) {
                break;
            } else if (k.unknown()) {
                main.unused().add(k);
            }
            c.skip();
        }
        if (main.orders().size() == before) {
            main.orders().add(new Ask.Order(Shown.of(Shown.Kind.ROWS, null), descending, true));
        }
        if (waitingLimit != null) {
            main.limit(waitingLimit);
            waitingLimit = null;
        }
    }

    private boolean orderGoesOn() {
        Chunk next = c.peek(c.light(1));
        return next != null
                && (next.is(Category.ASC)
                        || next.is(Category.DESC)
                        || next.is(Category.COUNT)
                        || next.is(Category.ORDER)
                        || (next.operator() == null && next.content()));
    }

    private void top(Chunk k) {
        c.skip();
        Chunk next = c.peek(c.light(0));
        if (next != null && next.number() != null && !next.content()) {
            c.to(c.at() + c.light(0) + 1);
            waitingLimit = next.number().intValue();
        } else {
            hints.add(k.text());
        }
    }

    /** "with the most songs", "with the highest age", "who is the oldest". */
    private void rank(Chunk word, boolean descending, Measured measured, boolean common) {
        boolean counted = word.is(Category.SUPERLATIVE)
                && (word.text().contains("number of") || word.text().contains("amount of"));
        Shown before = left;
        left = null;
        c.skip();
        Integer n = waitingLimit;
        String f = null;
        while (c.more()
                && (Cursor.isLight(c.now())
                        || c.is(Category.COUNT)
                        || c.is(Category.AGGREGATE)
                        || c.is(Category.DISTINCT)
                        || (c.now().number() != null && !c.now().content()))) {
            counted |= c.is(Category.COUNT);
            f = c.is(Category.AGGREGATE) ? c.now().operator().feature() : f;
            n = c.now().number() != null ? Integer.valueOf(c.now().number().intValue()) : n;
            c.skip();
        }
        Chunk k = c.more() ? c.now() : null;
        boolean named =
                k != null && k.content() && k.literal() == null && (k.operator() == null || k.columnScore() >= 0.99);
        Sense sense = named ? Sense.byName(k) : Sense.NONE;
        Ask target = scope();
        Shown by = null;
        if (common) {
            by = Shown.of(Shown.Kind.ROWS, null).with("count", false);
            if (sense == Sense.COLUMN || sense == Sense.TABLE) {
                c.skip();
                if (sense == Sense.COLUMN) {
                    main.groups().add(Shown.column(k));
                }
            }
        } else if (sense == Sense.TABLE && !(measured != null && sameTable(k, target.focus()))) {
            by = measured != null && !word.is(Category.SUPERLATIVE)
                    ? null
                    : Shown.entity(k).with("count", false);
            if (by == null) {
                nestedRank(k, word, measured, descending, n);
                return;
            }
            c.skip();
        } else if (sense == Sense.COLUMN) {
            by = counted && f == null ? Shown.column(k).with("count", false) : Shown.column(k);
            by = f != null ? by.with(f, false) : by;
            if (measured != null) {
                by = new Shown(by.kind(), k, by.function(), false, null, null, measured);
            }
            c.skip();
        } else if (sense == Sense.TERM) {
            by = Shown.of(Shown.Kind.TERM, k);
            c.skip();
        } else if (measured != null) {
            by = Shown.measured(word, measured);
        }
        if (by == null && before != null && before.function() == null) {
            by = before;
        }
        if (by == null) {
            scope().unused().add(word);
            return;
        }
        target.orders().add(new Ask.Order(by, descending, false));
        target.limit(n == null ? 1 : n);
        waitingLimit = null;
        near = k;
        hints.clear();
    }

    /** "… from the largest airport": the extreme chooses the rows of another entity. */
    private void nestedRank(Chunk entity, Chunk word, Measured measured, boolean descending, Integer n) {
        table(entity);
        Ask target = scope();
        target.orders().add(new Ask.Order(Shown.measured(word, measured), descending, false));
        target.limit(n == null ? 1 : n);
        waitingLimit = null;
    }
}
