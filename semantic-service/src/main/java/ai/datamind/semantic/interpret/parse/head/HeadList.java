package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.parse.place.Cursor;

/** Whether the list of what is shown goes on behind a connector. */
final class HeadList {

    private final Head head;
    private final Cursor c;
    private final Ask ask;

    HeadList(Head head) {
        this.head = head;
        this.c = head.c;
        this.ask = head.ask;
    }

    /** After a connector the list goes on only when something that can be shown follows. */
    boolean continues() {
        Chunk other = c.peek(c.light(1));
        boolean rank = other != null
                && (other.is(Category.SUPERLATIVE)
                        || (other.measured() != null && other.measured().degree() == Measured.Degree.MOST));
        if (head.rank != null && rank) {
            return true;
        }
        int i = 1;
        while (c.peek(i) != null
                && (c.peekIs(i, Category.AND)
                        || c.peekIs(i, Category.COMMA)
                        || Cursor.isLight(c.peek(i))
                        || c.peekIs(i, Category.WHAT)
                        || c.peekIs(i, Category.DISTINCT)
                        || c.peekIs(i, Category.COMMAND))) {
            i++;
        }
        Chunk k = c.peek(i);
        if (k == null) {
            return false;
        }
        if (k.is(Category.COUNT) || k.is(Category.AGGREGATE)) {
            return true;
        }
        if (k.is(Category.WHEN) || k.is(Category.WHERE)) {
            return true;
        }
        if (k.operator() != null && !(k.content() && Head.weak(k))) {
            return false;
        }
        return k.content() && (k.tableScore() > 0 || k.columnScore() > 0 || k.termScore() > 0) && !startsClause(i);
    }

    /** "…, students who …" still lists; "and age is over 20" does not. */
    private boolean startsClause(int i) {
        Chunk after = c.peek(i + 1);
        return after != null
                && after.is(Category.IS)
                && c.peek(i).columnScore() > c.peek(i).tableScore()
                && !ask.yesNo()
                && ask.focus() != null;
    }

    /** "information about X", "details for X": the entity still belongs to the head. */
    boolean about(Chunk k) {
        boolean everything = ask.shown().size() == 1 && ask.shown().get(0).kind() == Shown.Kind.EVERYTHING;
        if (everything && ask.focus() == null && k.operator().is(Category.PREP)) {
            head.expecting = true;
            c.skip();
            return true;
        }
        return false;
    }
}
