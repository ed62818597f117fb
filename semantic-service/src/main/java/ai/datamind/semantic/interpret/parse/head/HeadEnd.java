package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.parse.place.Cursor;

/** The head is over: words in it that still wait for their thing get one, or are said to be unused. */
final class HeadEnd {

    private static final int DEFAULT_TOP = 10;

    private final Head head;
    private final Cursor c;
    private final Ask ask;

    HeadEnd(Head head) {
        this.head = head;
        this.c = head.c;
        this.ask = head.ask;
    }

    void finish() {
        if (head.arithmetic != null && ask.shown().size() >= head.arithmeticFrom + 2) {
            ask.arithmetic(head.arithmetic, head.arithmeticFrom);
        }
        if (head.rank != null) {
            if (head.rank.measured() != null) {
                head.orderBy(Shown.measured(head.rank.word(), head.rank.measured()), head.rank.descending());
            } else {
                ask.unused().add(head.rank.word());
            }
        }
        if (head.alsoRank != null) {
            ask.unused().add(head.alsoRank.word());
        }
        extremeOfList();
        if (head.counting && ask.shown().isEmpty()) {
            ask.shown().add(Shown.of(Shown.Kind.ROWS, null).with("count", false));
        }
        if (head.topDescending != null) {
            head.lowFirst = !head.topDescending;
            head.waitingLimit = head.waitingLimit == null ? DEFAULT_TOP : head.waitingLimit;
        }
        for (String f : head.functions) {
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
            if (head.extremes.contains(s)) {
                ask.shown().set(i, s.with(null, false));
                head.orderBy(s.with(null, false), s.function().equals("max"));
            }
        }
    }
}
