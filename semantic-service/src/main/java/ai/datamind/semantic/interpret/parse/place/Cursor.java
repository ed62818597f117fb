package ai.datamind.semantic.interpret.parse.place;

import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import java.util.List;

/** A place in the chunks of one sentence. */
public final class Cursor {

    private static final double CLEARLY = 0.1;

    private final List<Chunk> chunks;
    private int at;

    public Cursor(List<Chunk> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    public boolean more() {
        return at < chunks.size();
    }

    public int at() {
        return at;
    }

    public void to(int place) {
        at = place;
    }

    public Chunk now() {
        return chunks.get(at);
    }

    public Chunk next() {
        return chunks.get(at++);
    }

    public void skip() {
        at++;
    }

    /** The chunk so many places ahead, or null. */
    public Chunk peek(int ahead) {
        int i = at + ahead;
        return i >= 0 && i < chunks.size() ? chunks.get(i) : null;
    }

    public boolean is(Category c) {
        return more() && now().is(c);
    }

    public boolean peekIs(int ahead, Category c) {
        Chunk p = peek(ahead);
        return p != null && p.is(c);
    }

    /** Places of words without weight from here on. */
    public int light(int ahead) {
        int i = ahead;
        while (peek(i) != null && isLight(peek(i))) {
            i++;
        }
        return i;
    }

    /** "shipped by truck": what follows is exactly a stored value, and a name only by resemblance. */
    public boolean storedNext(int ahead) {
        Chunk next = peek(light(ahead + 1));
        return next != null
                && next.operator() == null
                && !next.values().isEmpty()
                && next.values().get(0).whole()
                && next.valueScore()
                        > Math.max(next.termScore(), Math.max(next.columnScore(), next.tableScore())) + CLEARLY;
    }

    public static boolean isLight(Chunk c) {
        return !c.content()
                && c.number() == null
                && c.measured() == null
                && (c.is(Category.AUX) || c.is(Category.IS) || c.is(Category.THERE) || c.is(Category.PRONOUN));
    }
}
