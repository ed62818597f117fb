package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.parse.formula.FormulaReader;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.List;

/** Reads what is shown, up to the first word that can only belong to a clause. */
public final class HeadReader {

    private final Head head;
    private final Language language;
    private final Cursor c;
    private final Ask ask;
    private final HeadNames names;
    private final FormulaReader formulas;

    public HeadReader(Language language, Cursor cursor, Ask ask) {
        this.head = new Head(language, cursor, ask);
        this.language = head.language;
        this.c = head.c;
        this.ask = head.ask;
        this.names = new HeadNames(head);
        this.formulas = new FormulaReader(language, cursor);
    }

    /** Whether "top n" meant the highest. */
    public boolean topFirst() {
        return head.lowFirst == null || !head.lowFirst;
    }

    public Chunk lastContent() {
        return head.last;
    }

    public void read() {
        Chunk first = c.more() ? c.now() : null;
        if (first != null && (first.is(Category.THERE) || first.is(Category.IS) || isVerbAux(first))) {
            ask.yesNo(true);
            ask.thereIs(List.of("is there", "are there").contains(first.text()));
        }
        while (c.more() && step()) {
            // each step consumes one chunk or says that the head is over
        }
        head.finish();
    }

    private static boolean isVerbAux(Chunk k) {
        return k.is(Category.AUX)
                && List.of("do", "does", "did", "can", "has", "have").contains(k.text());
    }

    private boolean step() {
        Chunk k = c.now();
        boolean free = head.expecting || ask.shown().isEmpty();
        Shown computed = free && (head.rank == null || !k.unknown()) ? formulas.read() : null;
        if (computed != null) {
            ask.explained().addAll(formulas.explained());
            head.computed(computed);
            return true;
        }
        if (k.operator() != null && (commands(k) || !(k.content() && weak(k)))) {
            return operator(k);
        }
        String unit = Calendar.grain(language, k, "grain");
        if (unit != null && (head.expecting || ask.shown().isEmpty())) {
            ask.grain(unit);
            ask.explained().add(k);
            c.skip();
            return true;
        }
        if (ask.shown().isEmpty() && bestTime(k)) {
            return true;
        }
        if (k.measured() != null && k.measured().degree() == Measured.Degree.MOST && !Head.betterName(k)) {
            return ranking(k, k.measured().descending(), k.measured(), false);
        }
        if (k.number() != null && (!k.content() || head.topDescending != null || head.rank != null)) {
            return number(k);
        }
        if (k.content()) {
            if (!head.expecting && !ask.shown().isEmpty()) {
                return false;
            }
            return names.content(k);
        }
        if (ask.shown().isEmpty() || head.expecting) {
            if (k.period() != null && ask.shown().isEmpty()) {
                ask.conditions().add(new Condition.Compare(null, "eq", List.of(k), false, false, null, List.of()));
            } else if (k.measured() == null && k.period() == null) {
                ask.unused().add(k);
            } else {
                return false;
            }
            c.skip();
            return true;
        }
        return false;
    }

    /** "which month had the most orders": a unit of time before a superlative is what is asked for. */
    private boolean bestTime(Chunk k) {
        String time = Calendar.grain(language, k, "unit");
        int i = c.light(1);
        while (c.peekIs(i, Category.RELATIVE)) {
            i = c.light(i + 1);
        }
        boolean extreme = time != null && i > 1 && (c.peekIs(i, Category.SUPERLATIVE) || c.peekIs(i, Category.COMMON));
        if (extreme) {
            ask.grain(time);
            ask.yesNo(false);
            ask.explained().add(k);
            c.skip();
        }
        return extreme;
    }

    private static boolean weak(Chunk k) {
        return switch (k.operator().category()) {
            case AUX,
                    TOP,
                    LIKE,
                    COUNTVERB,
                    COMMAND,
                    EVERYTHING,
                    MISSING,
                    ORDER,
                    DIFFERENCE,
                    SHARE,
                    MANNER,
                    RANK,
                    RUNNING,
                    AGGREGATE,
                    PREP,
                    IS,
                    RELATIVE,
                    THERE -> Head.betterName(k) || k.is(Category.AUX);
            default -> false;
        };
    }

    /** "Show the …", "Please list …": a verb that opens a sentence asks, even where a thing is called like it. */
    private boolean commands(Chunk k) {
        for (int i = -1; c.peek(i) != null; i--) {
            if (!c.peekIs(i, Category.COMMAND) && !c.peekIs(i, Category.AUX)) {
                return false;
            }
        }
        Chunk next = c.peek(1);
        return k.is(Category.COMMAND)
                && next != null
                && !next.is(Category.PREP)
                && !next.is(Category.RELATIVE)
                && !next.is(Category.IS);
    }

    private boolean number(Chunk k) {
        Chunk next = c.peek(c.light(1));
        boolean ranks = next != null
                && (next.is(Category.SUPERLATIVE)
                        || next.is(Category.TOP)
                        || next.is(Category.COMMON)
                        || (next.measured() != null && next.measured().degree() == Measured.Degree.MOST));
        if (ranks || head.topDescending != null || head.rank != null) {
            ask.ranking(head.topDescending != null && k.number() > 1);
            head.waitingLimit = (int) Math.max(1, Math.min(1_000_000, k.number()));
            c.skip();
            return true;
        }
        if (ask.shown().isEmpty() && next != null && next.content() && !head.counting) {
            head.waitingLimit = (int) Math.max(1, Math.min(1_000_000, k.number()));
            c.skip();
            return true;
        }
        return false;
    }

    private boolean operator(Chunk k) {
        switch (k.operator().category()) {
            case COMMAND, WHAT -> {
                if (!ask.shown().isEmpty() && !head.expecting) {
                    return false;
                }
                ask.yesNo(false);
            }
            case WHICH -> {
                if (!ask.shown().isEmpty() && !head.expecting) {
                    return false;
                }
                ask.yesNo(false);
            }
            case WHO -> {
                if (!ask.shown().isEmpty()) {
                    return false;
                }
                ask.who(true);
                c.skip();
                return false;
            }
            case WHERE, WHEN -> {
                if (!ask.shown().isEmpty() && !head.expecting) {
                    return false;
                }
                ask.shown().add(Shown.asked(k, language.asked(k.is(Category.WHERE) ? "where" : "when")));
                ask.yesNo(false);
                head.expecting = false;
            }
            case COUNT -> {
                ask.yesNo(false);
                head.counting = true;
                head.distinct |= k.text().contains("different");
                head.expecting = true;
            }
            case COUNTVERB -> {
                head.counting |= ask.shown().isEmpty();
                head.expecting = true;
            }
            case HOWMUCH -> head.functions.add("sum");
            case AGGREGATE -> {
                if (!head.expecting && !ask.shown().isEmpty()) {
                    return false;
                }
                head.functions.add(k.operator().feature());
            }
            case DISTINCT -> head.distinct = true;
            case EVERYTHING -> {
                if (!head.expecting && !ask.shown().isEmpty()) {
                    return false;
                }
                ask.shown().add(Shown.of(Shown.Kind.EVERYTHING, k));
                head.expecting = false;
            }
            case TOP -> {
                if (ordinal(k)) {
                    return true;
                }
                head.topDescending = k.operator().feature().equals("desc");
            }
            case SUPERLATIVE -> {
                return ranking(k, k.operator().feature().equals("desc"), k.measured(), false);
            }
            case COMMON -> {
                return ranking(k, k.operator().feature().equals("desc"), null, true);
            }
            case RUNNING -> {
                if (!ask.shown().isEmpty() && !head.expecting) {
                    return false;
                }
                ask.running(true);
                if (!c.peekIs(c.light(1), Category.COUNT) && !c.peekIs(c.light(1), Category.AGGREGATE)) {
                    head.functions.add("sum");
                }
            }
            case SHARE -> ask.share(k.text());
            case RATIO, DIFFERENCE -> {
                if (!ask.shown().isEmpty() && !head.expecting) {
                    return false;
                }
                head.arithmetic = k.is(Category.RATIO) ? "/" : "-";
                head.arithmeticFrom = ask.shown().size();
                head.expecting = true;
            }
            case AND, COMMA -> {
                if (!continues()) {
                    return false;
                }
                head.expecting = true;
            }
            case PREP -> {
                if (head.arithmetic != null
                        && ask.shown().size() > head.arithmeticFrom
                        && List.of("to", "and").contains(k.text())) {
                    head.unowned = ask.shown().size();
                    head.expecting = true;
                    head.of = false;
                    c.skip();
                    return true;
                }
                if (head.arithmetic != null
                        && ask.shown().size() == head.arithmeticFrom
                        && k.text().equals("of")) {
                    c.skip();
                    return true;
                }
                if (!k.text().equals("of")
                        || (ask.shown().isEmpty() && !head.counting && head.functions.isEmpty() && head.rank == null)) {
                    if (ask.shown().isEmpty() && k.text().equals("of")) {
                        c.skip();
                        return true;
                    }
                    return about(k);
                }
                head.of = true;
                head.expecting = true;
            }
            case AUX, IS, THERE, PRONOUN -> {
                if (!ask.shown().isEmpty() && !head.expecting && !k.text().equals("'s") && !harmless(k)) {
                    return false;
                }
                if (k.text().equals("'s")) {
                    head.of = false;
                    head.expecting = true;
                }
            }
            case BOTH -> {
                if (!ask.shown().isEmpty() && !head.expecting) {
                    return false;
                }
            }
            case EITHER -> {
                return false;
            }
            case EACH -> {
                if (!ask.shown().isEmpty() && k.text().startsWith("of ")) {
                    head.of = true;
                    head.expecting = true;
                }
                if (!(head.of || head.expecting) || ask.aggregated() || head.counting) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        c.skip();
        return true;
    }

    /** "the first student to register", "the last transcript": the earliest or latest in time. */
    private boolean ordinal(Chunk k) {
        boolean first = k.text().equals("first");
        if (!first && !k.text().equals("last")) {
            return false;
        }
        Chunk next = c.peek(c.light(1));
        if (next == null
                || next.number() != null
                || next.tableScore() < 0.8
                || next.columnScore() > next.tableScore()) {
            return false;
        }
        var dimension = language.dimension(first ? "early" : "late");
        return dimension != null && ranking(k, !first, new Measured(dimension, Measured.Degree.MOST, false), false);
    }

    private static boolean harmless(Chunk k) {
        return List.of("also", "then", "only", "respectively").contains(k.text());
    }

    /** "information about X", "details for X": the entity still belongs to the head. */
    private boolean about(Chunk k) {
        boolean everything = ask.shown().size() == 1 && ask.shown().get(0).kind() == Shown.Kind.EVERYTHING;
        if (everything && ask.focus() == null && k.operator().is(Category.PREP)) {
            head.expecting = true;
            c.skip();
            return true;
        }
        return false;
    }

    /** After a connector the list goes on only when something that can be shown follows. */
    private boolean continues() {
        Chunk other = c.peek(c.light(1));
        boolean rank = other != null
                && (other.is(Category.SUPERLATIVE)
                        || (other.measured() != null && other.measured().degree() == Measured.Degree.MOST));
        if (head.rank != null && rank) {
            return true;
        }
        int i = 1;
        while (c.peek(i) != null
                && (c.peekIs(i, Category.AND)
                        || c.peekIs(i, Category.COMMA)
                        || Cursor.isLight(c.peek(i))
                        || c.peekIs(i, Category.WHAT)
                        || c.peekIs(i, Category.DISTINCT)
                        || c.peekIs(i, Category.COMMAND))) {
            i++;
        }
        Chunk k = c.peek(i);
        if (k == null) {
            return false;
        }
        if (k.is(Category.COUNT) || k.is(Category.AGGREGATE)) {
            return true;
        }
        if (k.is(Category.WHEN) || k.is(Category.WHERE)) {
            return true;
        }
        if (k.operator() != null && !(k.content() && weak(k))) {
            return false;
        }
        return k.content() && (k.tableScore() > 0 || k.columnScore() > 0 || k.termScore() > 0) && !startsClause(i);
    }

    /** "…, students who …" still lists; "and age is over 20" does not. */
    private boolean startsClause(int i) {
        Chunk after = c.peek(i + 1);
        return after != null
                && after.is(Category.IS)
                && c.peek(i).columnScore() > c.peek(i).tableScore()
                && !ask.yesNo()
                && ask.focus() != null;
    }

    private boolean ranking(Chunk k, boolean descending, Measured measured, boolean common) {
        if (!ask.shown().isEmpty() && !head.expecting) {
            return false;
        }
        boolean counted = k.is(Category.SUPERLATIVE)
                && (k.text().contains("number of") || k.text().contains("amount of"));
        c.skip();
        if (c.more() && c.is(Category.COUNT)) {
            counted = true;
            c.skip();
        }
        if (head.rank != null && ask.shown().isEmpty()) {
            head.alsoRank = head.rank;
        }
        head.rank = new Head.Rank(k, descending, measured, common, counted);
        head.expecting = true;
        return true;
    }

    /** The n of "top n" when its order is still to come. */
    public Integer limitWaiting() {
        return head.waitingLimit;
    }
}
