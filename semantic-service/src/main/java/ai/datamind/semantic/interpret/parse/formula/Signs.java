package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;

/** The signs of arithmetic, in words or as they are. */
final class Signs {

    private Signs() {}

    /** One of + - * /, or null where the words are no sign. */
    static String of(Chunk k) {
        if (k.is(Category.ARITHMETIC)) {
            return k.operator().feature();
        }
        return switch (k.text()) {
            case "/", "divided by" -> "/";
            case "-" -> "-";
            case "+" -> "+";
            case "*" -> "*";
            default -> null;
        };
    }

    /** Steps over the sign that comes next if it is one of these and something follows it; otherwise null. */
    static String next(Cursor c, String signs) {
        int i = c.light(0) > 0 && c.more() && of(c.now()) == null ? c.light(0) : 0;
        Chunk k = c.peek(i);
        String s = k == null ? null : of(k);
        if (s == null || !signs.contains(s)) {
            return null;
        }
        int before = c.at();
        c.to(c.at() + i + 1);
        if (!c.more()) {
            c.to(before);
            return null;
        }
        return s;
    }
}
