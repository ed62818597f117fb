package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** A name of things in the head: shown, counted, ranked, or the owner of what was shown before it. */
final class HeadEntity {

    private final Head head;
    private final Cursor c;
    private final Ask ask;

    HeadEntity(Head head) {
        this.head = head;
        this.c = head.c;
        this.ask = head.ask;
    }

    void read(Chunk k) {
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
        boolean owns = head.of && head.unowned < ask.shown().size();
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
}
