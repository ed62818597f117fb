package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;

/** Superlatives, "top" and the numbers beside them: which few of the things are wanted. */
final class HeadExtremes {

    private final Head head;
    private final Language language;
    private final Cursor c;
    private final Ask ask;

    HeadExtremes(Head head) {
        this.head = head;
        this.language = head.language;
        this.c = head.c;
        this.ask = head.ask;
    }

    boolean ranking(Chunk k, boolean descending, Measured measured, boolean common) {
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

    boolean number(Chunk k) {
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

    /** "the first student to register", "the last transcript": the earliest or latest in time. */
    boolean ordinal(Chunk k) {
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

    /** "which month had the most orders": a unit of time before a superlative is what is asked for. */
    boolean bestTime(Chunk k) {
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
}
