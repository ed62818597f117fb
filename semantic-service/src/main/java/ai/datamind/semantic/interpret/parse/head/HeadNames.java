package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.List;

/** Names in the head: what is shown, of which entity, and which extreme chooses it. */
final class HeadNames {

    private final Head head;
    private final Language language;
    private final Cursor c;
    private final Ask ask;

    HeadNames(Head head) {
        this.head = head;
        this.language = head.language;
        this.c = head.c;
        this.ask = head.ask;
    }

    boolean content(Chunk k) {
        Sense sense = Sense.inHead(c);
        head.counting |= countedToo(k);
        boolean shared = head.counting && head.functions.contains("avg");
        if (sense == Sense.TERM && k.tableScore() >= 0.9 && (shared || (!head.counting && !grouped()))) {
            sense = Sense.TABLE;
        }
        if (sense == Sense.VALUE) {
            return value(k);
        }
        if (sense == Sense.COLUMN && Sense.modifies(c)) {
            ask.explained().add(k);
            c.skip();
            return true;
        }
        boolean second = sense == Sense.TABLE
                && head.of
                && head.unowned == ask.shown().size()
                && ask.focus() != null
                && head.rank == null
                && !head.counting
                && head.functions.isEmpty();
        if (second) {
            return false;
        }
        c.skip();
        head.last = k;
        switch (sense) {
            case TABLE -> table(k);
            case COLUMN -> column(k);
            case TERM -> head.add(Shown.of(Shown.Kind.TERM, k));
            case VALUE, NONE -> ask.unused().add(k);
        }
        head.expecting = head.premodified;
        head.premodified = false;
        return true;
    }

    /** "the number of suppliers and customers": several of another thing right behind "and" are counted as well. */
    private boolean countedToo(Chunk k) {
        Shown before =
                ask.shown().isEmpty() ? null : ask.shown().get(ask.shown().size() - 1);
        return before != null
                && "count".equals(before.function())
                && (before.kind() == Shown.Kind.ENTITY || before.kind() == Shown.Kind.TERM)
                && c.peekIs(-1, Category.AND)
                && head.rank == null
                && head.functions.isEmpty()
                && k.text().endsWith("s")
                && k.tableScore() > 0.8;
    }

    /** Whether anything later in the sentence groups: then a word for both an entity and its number means the number. */
    private boolean grouped() {
        for (int i = 1; c.peek(i) != null; i++) {
            if (c.peekIs(i, Category.EACH)
                    || (c.peek(i).text().equals("by") && !c.storedNext(i))
                    || Calendar.grain(language, c.peek(i), "grain") != null) {
                return ask.shown().isEmpty()
                        && head.topDescending == null
                        && head.rank == null
                        && head.waitingLimit == null;
            }
        }
        return false;
    }

    /** "female students", "the math course": a value before its entity; otherwise the head is over. */
    private boolean value(Chunk k) {
        Chunk next = c.peek(c.light(1));
        boolean before = next != null && next.content() && next.valueScore() < 1.2 && next.operator() == null;
        boolean possessive = c.peek(1) != null && c.peek(1).text().equals("'s");
        if (!(before || possessive) || (!ask.shown().isEmpty() && !head.expecting)) {
            return false;
        }
        ask.conditions().add(new Condition.Compare(null, "eq", List.of(k), false, false, next, List.of()));
        c.skip();
        head.last = k;
        return true;
    }

    private void table(Chunk k) {
        boolean counts = !head.counting
                && c.more()
                && c.is(Category.COUNTVERB)
                && (c.peek(1) == null || !c.peek(1).content())
                && ask.focus() == null;
        if (counts) {
            c.skip();
            ask.yesNo(false);
            head.counting = true;
        }
        Chunk next = c.peek(c.light(0));
        boolean plural = k.text().endsWith("s") && !k.text().endsWith("ss");
        boolean premodifier = !plural
                && c.more()
                && c.now().equals(next)
                && next != null
                && next.columnScore() > 0.9
                && Sense.byName(next) == Sense.COLUMN
                && !next.is(Category.AGGREGATE);
        if (premodifier && !head.counting) {
            head.focus(k);
            head.premodifying = k;
            head.premodified = true;
            return;
        }
        if (head.rank != null
                && head.rank.measured() == null
                && !head.rank.common()
                && (head.rank.counted() || !head.of)) {
            head.orderBy(new Shown(Shown.Kind.ENTITY, k, "count", false, null, null, null), head.rank.descending());
            head.rank = null;
            return;
        }
        if (head.counting) {
            head.add(Shown.entity(k));
            head.focus(k);
            return;
        }
        boolean owns =
                (head.of || possessiveBefore()) && head.unowned < ask.shown().size();
        if (owns) {
            head.own(k);
            if (head.rank != null) {
                entityRank(k);
            }
        } else {
            head.add(Shown.entity(k));
            if (head.rank != null) {
                entityRank(k);
            }
        }
        head.focus(k);
    }

    private boolean possessiveBefore() {
        return false;
    }

    private void entityRank(Chunk k) {
        if (head.rank.common()) {
            head.orderBy(new Shown(Shown.Kind.ROWS, k, "count", false, null, null, null), head.rank.descending());
        } else if (head.rank.measured() != null) {
            head.orderBy(Shown.measured(head.rank.word(), head.rank.measured()).ownedBy(k), head.rank.descending());
        } else {
            head.orderBy(new Shown(Shown.Kind.ENTITY, k, "count", false, null, null, null), head.rank.descending());
        }
        head.rank = null;
    }

    private void column(Chunk k) {
        if (head.rank != null && !head.counting) {
            rankedColumn(k);
            return;
        }
        if (flagBefore(k)) {
            ask.conditions().add(new Condition.Holds(k, false));
            head.premodified = true;
            return;
        }
        if (head.of
                && head.unowned < ask.shown().size()
                && !head.counting
                && head.functions.isEmpty()
                && !head.distinct) {
            head.own(k);
            return;
        }
        head.add(head.premodifying == null ? Shown.column(k) : Shown.column(k).ownedBy(head.premodifying));
        head.premodifying = null;
    }

    /** "illustrated novels": a word that is a column right before its entity says what holds of it. */
    private boolean flagBefore(Chunk k) {
        Chunk next = c.more() ? c.now() : null;
        return next != null
                && k.to() - k.from() == 1
                && next.operator() == null
                && next.tableScore() > 0.8
                && Sense.byName(next) == Sense.TABLE
                && (k.text().endsWith("ed")
                        || k.text().endsWith("ing")
                        || (head.of && language.thesaurus().adjective(k.text()))
                        || head.counting
                        || ask.shown().isEmpty());
    }

    private void rankedColumn(Chunk k) {
        Shown column = Shown.column(k);
        if (head.rank.common()) {
            head.add(column);
            head.orderBy(new Shown(Shown.Kind.ROWS, k, "count", false, null, null, null), head.rank.descending());
        } else if (c.more()
                && c.now().operator() == null
                && c.now().tableScore() > 0.8
                && Sense.byName(c.now()) == Sense.TABLE) {
            head.orderBy(column, head.rank.descending());
            head.premodified = true;
        } else if (!head.functions.isEmpty()) {
            String f = head.functions.get(head.functions.size() - 1);
            head.functions.clear();
            head.orderBy(column.with(f, false), head.rank.descending());
            if (ask.shown().isEmpty()) {
                ask.shown().add(column.with(f, false));
            }
        } else {
            if (head.alsoRank != null) {
                ask.shown().add(extreme(k, head.alsoRank));
                head.alsoRank = null;
            }
            Shown extreme = extreme(k, head.rank);
            ask.shown().add(extreme);
            head.extremes.add(extreme);
        }
        head.rank = null;
    }

    private static Shown extreme(Chunk k, Head.Rank rank) {
        return new Shown(Shown.Kind.COLUMN, k, rank.descending() ? "max" : "min", false, null, null, rank.measured());
    }
}
