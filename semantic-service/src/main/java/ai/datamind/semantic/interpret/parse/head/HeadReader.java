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
    private final HeadExtremes extremes;
    private final HeadWords words;
    private final FormulaReader formulas;

    public HeadReader(Language language, Cursor cursor, Ask ask) {
        this.head = new Head(language, cursor, ask);
        this.language = language;
        this.c = cursor;
        this.ask = ask;
        this.names = new HeadNames(head);
        this.extremes = new HeadExtremes(head);
        this.words = new HeadWords(head, extremes);
        this.formulas = new FormulaReader(language, cursor);
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
        new HeadEnd(head).finish();
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
        if (k.operator() != null && (commands(k) || !(k.content() && Head.weak(k)))) {
            return words.operator(k);
        }
        String unit = Calendar.grain(language, k, "grain");
        if (unit != null && (head.expecting || ask.shown().isEmpty())) {
            ask.grain(unit);
            ask.explained().add(k);
            c.skip();
            return true;
        }
        if (ask.shown().isEmpty() && extremes.bestTime(k)) {
            return true;
        }
        if (k.measured() != null && k.measured().degree() == Measured.Degree.MOST && !Head.betterName(k)) {
            return extremes.ranking(k, k.measured().descending(), k.measured(), false);
        }
        if (k.number() != null && (!k.content() || head.topDescending != null || head.rank != null)) {
            return extremes.number(k);
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

    /** Whether "top n" meant the highest. */
    public boolean topFirst() {
        return head.lowFirst == null || !head.lowFirst;
    }

    public Chunk lastContent() {
        return head.last;
    }

    /** The n of "top n" when its order is still to come. */
    public Integer limitWaiting() {
        return head.waitingLimit;
    }
}
