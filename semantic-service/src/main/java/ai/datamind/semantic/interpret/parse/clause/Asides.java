package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;

/** What is said of the form of the answer, or a second time: it chooses no rows. */
final class Asides {

    private static final double A_NAME = 0.9;

    private final Clause clause;
    private final Cursor c;
    private final Ask main;

    Asides(Clause clause) {
        this.clause = clause;
        this.c = clause.c;
        this.main = clause.main;
    }

    /** "2022 (from Jan 1st to Dec 31st inclusive)": a period said once more in other words. */
    boolean aside() {
        Chunk before = c.peek(-1);
        if (before == null || before.period() == null) {
            return false;
        }
        int i = 1;
        while (c.peek(i) != null && !c.peek(i).text().equals(")")) {
            Chunk k = c.peek(i);
            if (Math.max(k.columnScore(), k.tableScore()) >= A_NAME || k.valueScore() >= 1) {
                return false;
            }
            i++;
        }
        if (c.peek(i) == null) {
            return false;
        }
        for (int at = 1; at < i; at++) {
            main.explained().add(c.peek(at));
        }
        c.to(c.at() + i + 1);
        return true;
    }

    /** "… in minutes": how a duration is counted. */
    boolean unit() {
        String unit =
                c.now().text().equals("in") && c.peek(1) != null ? Calendar.timeUnit(clause.language, c.peek(1)) : null;
        if (unit == null && measuredIn()) {
            return true;
        }
        if (unit == null || clause.op != null) {
            return false;
        }
        main.unit(unit);
        main.explained().add(c.peek(1));
        c.to(c.at() + 2);
        return true;
    }

    /** "in meters", "in people per square kilometer": said of the figure before, it chooses nothing. */
    private boolean measuredIn() {
        int i = 1;
        boolean unit = false;
        while (c.peek(i) != null && (c.peekIs(i, Category.EACH) || c.peek(i).operator() == null)) {
            Chunk k = c.peek(i);
            boolean named = Math.max(k.columnScore(), k.tableScore()) >= A_NAME
                    || !k.values().isEmpty();
            if (named || k.number() != null || k.period() != null) {
                return false;
            }
            unit = clause.language.unit(k.text());
            i++;
        }
        boolean ends = c.peek(i) == null
                || c.peekIs(i, Category.COMMA)
                || c.peekIs(i, Category.AND)
                || c.peekIs(i, Category.ORDER);
        if (!unit || !ends || !c.now().text().equals("in")) {
            return false;
        }
        for (int at = 1; at < i; at++) {
            main.explained().add(c.peek(at));
        }
        c.to(c.at() + i);
        return true;
    }

    /** "rounded to 2 decimals": the form of the answer holds for no row. */
    void manner() {
        c.skip();
        if (c.more() && c.now().number() != null && (c.peek(1) == null || c.peekIs(1, Category.MANNER))) {
            main.explained().add(c.next());
        }
    }
}
