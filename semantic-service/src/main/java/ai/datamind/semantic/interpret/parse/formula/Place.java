package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Where the reading of one formula stands, and what was found on the way there. */
final class Place {

    private static final int FURTHEST = 6;

    final Language language;
    final Cursor c;
    final List<Chunk> explained = new ArrayList<>();
    /** Whether anything so far was more than a name. */
    boolean computed;

    /** How many functions over a part were read. */
    int functions;

    Place(Language language, Cursor cursor) {
        this.language = language;
        this.c = cursor;
    }

    void skipLight() {
        while (c.more()
                && Cursor.isLight(c.now())
                && Signs.of(c.now()) == null
                && !c.now().text().equals("(")) {
            c.skip();
        }
    }

    void skipOf() {
        while (c.more() && (c.is(Category.PREP) && c.now().text().equals("of"))) {
            c.skip();
        }
    }

    /** Steps over the "and" or "to" before the second of two, if it is there. */
    boolean joins() {
        int i = 0;
        while (c.peek(i) != null && i < FURTHEST && Cursor.isLight(c.peek(i)) && Signs.of(c.peek(i)) == null) {
            i++;
        }
        Chunk k = c.peek(i);
        boolean joins = k != null
                && (k.is(Category.AND)
                        || (k.is(Category.PREP) && k.text().equals("to"))
                        || k.text().equals("until"));
        if (joins) {
            c.to(c.at() + i + 1);
        }
        return joins;
    }

    String timeUnit() {
        int i = c.peekIs(0, Category.PREP) ? 1 : 0;
        String unit = c.peek(i) == null ? null : Calendar.timeUnit(language, c.peek(i));
        if (unit != null) {
            c.to(c.at() + i + 1);
        }
        return unit;
    }

    /** "how old" of a birth date. */
    boolean aged(Chunk k) {
        return k.unknown()
                && language.asked("how old")
                        .contains(language.morphology().forms(k.text()).get(0));
    }
}
