package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** What the rows are grouped by. */
final class Groups {

    private final Clause clause;
    private final Language language;
    private final Cursor c;
    private final Ask main;

    Groups(Clause clause) {
        this.clause = clause;
        this.language = clause.language;
        this.c = clause.c;
        this.main = clause.main;
    }

    void group() {
        clause.flush();
        c.skip();
        boolean any = false;
        while (c.more()) {
            Chunk k = c.now();
            if (Cursor.isLight(k)
                    || k.is(Category.DISTINCT)
                    || k.is(Category.EACH)
                    || (any && (k.is(Category.AND) || k.is(Category.COMMA)) && groupable())) {
                c.skip();
                continue;
            }
            if (k.period() != null && !any && !k.content()) {
                main.grain(k.period().grain());
                break;
            }
            String unit = Calendar.grain(language, k, "unit");
            if (unit != null) {
                main.grain(unit);
                main.explained().add(k);
                any = true;
                c.skip();
                continue;
            }
            if (k.operator() != null && !k.content()) {
                break;
            }
            if (k.equals(main.sharedBy())) {
                any = true;
                c.skip();
                continue;
            }
            Sense sense = Sense.byName(k);
            if (any
                    && c.peek(-1) != null
                    && !(c.peekIs(-1, Category.AND)
                            || c.peekIs(-1, Category.COMMA)
                            || c.peekIs(-1, Category.AUX)
                            || c.peekIs(-1, Category.EACH))) {
                break;
            }
            Chunk after = c.peek(1);
            if (sense == Sense.TABLE
                    && !k.text().endsWith("s")
                    && after != null
                    && after.operator() == null
                    && after.columnScore() > 0.8
                    && Sense.byName(after) == Sense.COLUMN) {
                main.groups().add(Shown.column(after).ownedBy(k));
                clause.near = after;
                any = true;
                c.to(c.at() + 2);
                continue;
            }
            if (sense == Sense.TABLE || (sense == Sense.TERM && k.tableScore() > 0.8)) {
                main.groups().add(Shown.entity(k));
            } else if (sense == Sense.TERM) {
                main.groups().add(Shown.of(Shown.Kind.TERM, k));
            } else if (sense == Sense.COLUMN) {
                main.groups().add(Shown.column(k));
            } else {
                break;
            }
            clause.near = k;
            any = true;
            c.skip();
        }
        clause.boundary();
    }

    /** "by <something to group by>" after an aggregate. */
    boolean groupable() {
        int i = c.light(1);
        Chunk next = c.peek(i);
        if (next != null && Calendar.grain(language, next, "unit") != null) {
            return true;
        }
        return next != null
                && next.content()
                && next.valueScore() < 1.1
                && next.literal() == null
                && (next.columnScore() > 0
                        || next.tableScore() > 0
                        || !language.calendar(next.text()).isEmpty());
    }
}
