package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.ArrayList;
import java.util.List;

/** What the head has named so far, and the words in it that still wait for their thing. */
final class Head {

    private static final int NEAR = 6;

    final Language language;
    final Cursor c;
    final Ask ask;
    final List<String> functions = new ArrayList<>();
    boolean counting;
    boolean distinct;
    boolean expecting = true;
    boolean of;
    int unowned;
    Integer waitingLimit;
    Boolean topDescending;
    Chunk last;
    Boolean lowFirst;
    boolean premodified;
    Chunk premodifying;
    String arithmetic;
    int arithmeticFrom;
    final List<Shown> extremes = new ArrayList<>();
    Rank rank;
    Rank alsoRank;

    /** A superlative that waits for its thing. */
    record Rank(Chunk word, boolean descending, Measured measured, boolean common, boolean counted) {}

    Head(Language language, Cursor cursor, Ask ask) {
        this.language = language;
        this.c = cursor;
        this.ask = ask;
    }

    void own(Chunk k) {
        for (int i = unowned; i < ask.shown().size(); i++) {
            ask.shown().set(i, ask.shown().get(i).ownedBy(k));
        }
        unowned = ask.shown().size();
        of = false;
    }

    void focus(Chunk k) {
        if (ask.focus() == null) {
            ask.focus(k);
        } else if (!ask.focus().equals(k)) {
            ask.mentions().add(k);
        }
    }

    void add(Shown shown) {
        if (functions.equals(List.of("avg", "sum")) && shown.kind() == Shown.Kind.COLUMN && per() != null) {
            functions.clear();
            average(shown.with("sum", false), per());
        } else if (counting && functions.contains("avg") && per() != null) {
            functions.clear();
            counting = false;
            average(shown.with("count", distinct), per());
        } else if (counting) {
            ask.shown().add(shown.with("count", distinct));
            counting = false;
            distinct = false;
        } else if (!functions.isEmpty()) {
            functions.forEach(f -> ask.shown().add(shown.with(f, distinct)));
            functions.clear();
            distinct = false;
        } else {
            if (distinct) {
                ask.distinct(true);
            }
            ask.shown().add(shown.with(null, distinct));
            distinct = false;
        }
        expecting = false;
        if (of && unowned < ask.shown().size() - 1 && shown.kind() == Shown.Kind.COLUMN) {
            of = false;
        }
    }

    /** "the average number of orders per customer": what follows "per", or null. */
    private Chunk per() {
        int i = 0;
        while (c.peek(i) != null && i < NEAR && !c.peekIs(i, Category.EACH)) {
            if (c.peek(i).is(Category.RELATIVE) || c.peek(i).is(Category.WHO)) {
                return null;
            }
            i++;
        }
        Chunk k = c.peekIs(i, Category.EACH) ? c.peek(c.light(i + 1)) : null;
        return k != null && k.operator() == null && k.tableScore() > 0.8 && Sense.byName(k) != Sense.COLUMN ? k : null;
    }

    /** The count of one thing shared out among the different others. */
    private void average(Shown counted, Chunk among) {
        var each = new Formula.Of(Shown.entity(among).with("count", true));
        ask.shown().add(Shown.computed(counted.what(), new Formula.Both("/", new Formula.Of(counted), each)));
        ask.sharedBy(among);
        distinct = false;
    }

    /** Behind a superlative it is what the extreme is of, anywhere else it is shown. */
    void computed(Shown formula) {
        last = formula.what();
        if (rank != null && ask.shown().isEmpty() && ask.focus() == null) {
            ask.shown().add(formula.with(rank.descending() ? "max" : "min", false));
            rank = null;
            expecting = false;
        } else if (rank != null) {
            orderBy(formula, rank.descending());
            rank = null;
            expecting = false;
        } else if (formula.function() != null && functions.isEmpty() && !counting) {
            ask.shown().add(formula);
            expecting = false;
        } else {
            add(formula);
        }
    }

    void orderBy(Shown by, boolean descending) {
        ask.orders().add(new Ask.Order(by, descending, false));
        ask.limit(waitingLimit == null ? 1 : waitingLimit);
        waitingLimit = null;
        topDescending = null;
    }

    static boolean betterName(Chunk k) {
        return Math.max(k.columnScore(), k.tableScore()) >= 0.99;
    }

    /** Words of grammar that may as well be a name: they are one where the model has a thing of that very name. */
    static boolean weak(Chunk k) {
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
                    THERE -> betterName(k) || k.is(Category.AUX);
            default -> false;
        };
    }
}
