package ai.datamind.sql.text;

import java.util.List;

/** SQL as somebody sent it: bounded and lexed, otherwise untrusted. */
public final class SqlText {
    private final String value;
    private final List<Token> tokens;

    private SqlText(String value, List<Token> tokens) {
        this.value = value;
        this.tokens = tokens;
    }

    public static SqlText of(String sql) {
        return of(sql, Limits.STANDARD);
    }

    /** @throws Rejected TOO_LONG, BAD_TOKEN, TOO_DEEP, TOO_COMPLEX */
    public static SqlText of(String sql, Limits limits) {
        if (sql.length() > limits.characters()) {
            throw new Rejected(Reason.TOO_LONG, "longer than " + limits.characters() + " characters");
        }
        sql.codePoints().filter(Words::invisible).findFirst().ifPresent(c -> {
            throw new Rejected(Reason.BAD_TOKEN, "invisible character U+" + Integer.toHexString(c), sql.indexOf(c));
        });
        List<Token> tokens = withoutFinalSemicolon(Lexer.lex(sql, limits.tokens()));
        new Shape(limits).check(tokens);
        return new SqlText(sql, tokens);
    }

    private static List<Token> withoutFinalSemicolon(List<Token> tokens) {
        boolean closed = !tokens.isEmpty() && tokens.getLast().is(";");
        return List.copyOf(closed ? tokens.subList(0, tokens.size() - 1) : tokens);
    }

    public String value() {
        return value;
    }

    public List<Token> tokens() {
        return tokens;
    }

    /** True when PostgreSQL would read the same tokens from {@code printed} as from this text. */
    public boolean sameTokens(String printed) {
        List<Token> others = withoutFinalSemicolon(Lexer.lex(printed, Integer.MAX_VALUE - 1));
        if (others.size() != tokens.size()) {
            return false;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).same(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "SqlText[" + tokens.size() + " tokens]";
    }
}
