package ai.datamind.semantic.interpret.parse.clause;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.head.HeadReader;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;

/** What is asked for behind a clause: "cities in France and their population", "…, and what is the density of that state". */
final class FurtherHead {

    private static final double A_NAME = 0.6;

    private final Clause clause;
    private final Cursor c;
    private final Ask main;

    FurtherHead(Clause clause) {
        this.clause = clause;
        this.c = clause.c;
        this.main = clause.main;
    }

    /** At a connector: reads what follows as shown where only that can be meant. */
    boolean shown() {
        int i = 1;
        while (c.peekIs(i, Category.AND) || c.peekIs(i, Category.COMMA)) {
            i++;
        }
        if (main.shown().isEmpty() || main.yesNo() || !(owned(i) || asked(i))) {
            return false;
        }
        clause.popTo(main);
        clause.boundary();
        clause.and = false;
        c.to(c.at() + i);
        var more = new Ask();
        var head = new HeadReader(clause.language, c, more);
        head.read();
        more.shown().stream().filter(s -> !main.shown().contains(s)).forEach(main.shown()::add);
        main.conditions().addAll(more.conditions());
        main.groups().addAll(more.groups());
        main.unused().addAll(more.unused());
        main.explained().addAll(more.explained());
        if (main.orders().isEmpty() && !more.orders().isEmpty()) {
            main.orders().addAll(more.orders());
            main.limit(more.limit());
        }
        return true;
    }

    /** "and their population" shows it; "and their population is over 100" compares it. */
    private boolean owned(int i) {
        Chunk pronoun = c.peek(i);
        Chunk k = c.peek(i + 1);
        boolean named = pronoun != null
                && pronoun.is(Category.PRONOUN)
                && k != null
                && (k.is(Category.AGGREGATE)
                        || k.is(Category.COUNT)
                        || (Sense.names(k) && k.columnScore() > A_NAME && Sense.byName(k) != Sense.VALUE));
        Chunk after = c.peek(i + 2);
        return named
                && (after == null
                        || after.is(Category.AND)
                        || after.is(Category.COMMA)
                        || after.is(Category.ORDER)
                        || after.is(Category.EACH)
                        || (!Sense.names(k) && !after.is(Category.IS))
                        || after.is(Category.PREP));
    }

    private boolean asked(int i) {
        return c.peekIs(i, Category.WHAT)
                && c.peek(i).text().contains(" ")
                && c.peek(c.light(i + 1)) != null
                && (c.peek(c.light(i + 1)).content() || c.peekIs(c.light(i + 1), Category.AGGREGATE));
    }
}
