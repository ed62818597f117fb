package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** A name of a column in the head: shown, or what an extreme is of. */
final class HeadColumn {

    private final Head head;
    private final Language language;
    private final Cursor c;
    private final Ask ask;

    HeadColumn(Head head) {
        this.head = head;
        this.language = head.language;
        this.c = head.c;
        this.ask = head.ask;
    }

    void read(Chunk k) {
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
