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

    private static final int DEFAULT_TOP = 10;
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

    /** "the earliest date and the details": with other things beside it an extreme chooses the row. */
    private void extremeOfList() {
        boolean plain = ask.shown().stream().anyMatch(s -> !s.aggregate());
        for (int i = 0; c.peek(i) != null; i++) {
            plain &= !c.peekIs(i, Category.EACH);
        }
        for (int i = -1; c.peek(i) != null; i--) {
            plain &= !c.peekIs(i, Category.EACH);
        }
        for (int i = 0;
                plain
                        && i < ask.shown().size()
                        && ask.orders().isEmpty()
                        && ask.groups().isEmpty();
                i++) {
            Shown s = ask.shown().get(i);
            if (extremes.contains(s)) {
                ask.shown().set(i, s.with(null, false));
                orderBy(s.with(null, false), s.function().equals("max"));
            }
        }
    }

    void finish() {
        if (arithmetic != null && ask.shown().size() >= arithmeticFrom + 2) {
            ask.arithmetic(arithmetic, arithmeticFrom);
        }
        if (rank != null) {
            if (rank.measured() != null) {
                orderBy(Shown.measured(rank.word(), rank.measured()), rank.descending());
            } else {
                ask.unused().add(rank.word());
            }
        }
        if (alsoRank != null) {
            ask.unused().add(alsoRank.word());
        }
        extremeOfList();
        if (counting && ask.shown().isEmpty()) {
            ask.shown().add(Shown.of(Shown.Kind.ROWS, null).with("count", false));
        }
        if (topDescending != null) {
            lowFirst = !topDescending;
            waitingLimit = waitingLimit == null ? DEFAULT_TOP : waitingLimit;
        }
        for (String f : functions) {
            if (ask.shown().isEmpty()) {
                ask.shown().add(Shown.of(Shown.Kind.ROWS, null).with(f, false));
            } else {
                int lastOne = ask.shown().size() - 1;
                Shown s = ask.shown().get(lastOne);
                if (s.function() == null && s.kind() == Shown.Kind.COLUMN && f.equals("sum")) {
                    ask.shown().set(lastOne, s.with(f, false));
                }
            }
        }
    }
}
