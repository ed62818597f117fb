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

/** Names in the head: which of its meanings each has there. */
final class HeadNames {

    private final Head head;
    private final Language language;
    private final Cursor c;
    private final Ask ask;
    private final HeadEntity entity;
    private final HeadColumn column;

    HeadNames(Head head) {
        this.head = head;
        this.language = head.language;
        this.c = head.c;
        this.ask = head.ask;
        this.entity = new HeadEntity(head);
        this.column = new HeadColumn(head);
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
            case TABLE -> entity.read(k);
            case COLUMN -> column.read(k);
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
}
