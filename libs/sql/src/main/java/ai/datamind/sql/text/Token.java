package ai.datamind.sql.text;

/**
 * One token by PostgreSQL's scanner. {@code text} is canonical (identifiers folded, operators normalised), so that two
 * texts mean the same to the engine's grammar when their tokens are equal.
 */
public record Token(Kind kind, String text, int position) {
    public enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        PARAMETER,
        OPERATOR,
        PUNCTUATION
    }

    boolean same(Token other) {
        return kind == other.kind && text.equals(other.text);
    }

    boolean is(String punctuation) {
        return kind == Kind.PUNCTUATION && text.equals(punctuation);
    }
}
