package ai.datamind.semantic.metadata.autocomplete;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SQL that is being written, in words: it need not be whole, balanced or right. */
final class UnfinishedSql {

    enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        VALUE
    }

    record Token(Kind kind, String text, int start, int end, int depth) {
        boolean is(String word) {
            return kind != Kind.QUOTED && kind != Kind.VALUE && text.equalsIgnoreCase(word);
        }

        boolean name() {
            return kind == Kind.QUOTED || kind == Kind.WORD;
        }

        boolean grammar() {
            return kind == Kind.WORD && GRAMMAR.contains(text.toLowerCase(Locale.ROOT));
        }

        /** In lower case, when it is a word; empty when it is none. */
        String word() {
            return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : "";
        }

        String meaning() {
            return kind == Kind.QUOTED ? text : text.toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> GRAMMAR = Set.of(
            ("select distinct all from where group by having order limit offset union intersect except join left right full"
                            + " inner outer cross natural on using and or not in like ilike between is null case when then"
                            + " else end as asc desc nulls first last with recursive lateral over partition filter window"
                            + " fetch exists values interval rows only tablesample")
                    .split(" "));

    private final String sql;
    private final int cursor;
    private final List<Token> tokens = new ArrayList<>();
    private boolean opaque;

    UnfinishedSql(String sql, int cursor) {
        this.sql = sql;
        this.cursor = cursor;
        tokenize();
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Whether the cursor stands inside of a text or a comment. */
    boolean opaque() {
        return opaque;
    }

    int cursor() {
        return cursor;
    }

    /** What stands before the cursor. */
    List<Token> before() {
        return tokens.stream()
                .filter(t -> t.end() <= cursor && t.start() < cursor)
                .toList();
    }

    /** How many brackets are open at the cursor. */
    int depth() {
        int depth = 0;
        for (Token token : tokens) {
            if (token.start() >= cursor) {
                break;
            }
            depth = token.is("(") ? token.depth() + 1 : token.is(")") ? token.depth() : depth;
        }
        return depth;
    }

    private void tokenize() {
        int at = 0;
        int depth = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end;
            if (Character.isWhitespace(c)) {
                end = at + 1;
            } else if (sql.startsWith("--", at)) {
                end = line(at);
                opaque |= at + 1 < cursor && cursor <= end;
            } else if (sql.startsWith("/*", at)) {
                end = after(at + 2, "*/");
                opaque |= at + 1 < cursor && cursor < end;
            } else if (c == '\'' || c == '"') {
                end = after(at + 1, String.valueOf(c));
                boolean closed = end > at + 1 && sql.charAt(end - 1) == c;
                opaque |= at < cursor && (cursor < end || !closed);
                String inner = sql.substring(at + 1, closed ? end - 1 : end);
                tokens.add(new Token(c == '"' ? Kind.QUOTED : Kind.VALUE, inner, at, end, depth));
            } else if (Character.isLetter(c) || c == '_') {
                end = word(at);
                tokens.add(new Token(Kind.WORD, sql.substring(at, end), at, end, depth));
            } else if (Character.isDigit(c)) {
                end = word(at);
                tokens.add(new Token(Kind.VALUE, sql.substring(at, end), at, end, depth));
            } else {
                end = at + 1;
                depth -= c == ')' && depth > 0 ? 1 : 0;
                tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), at, end, depth));
                depth += c == '(' ? 1 : 0;
            }
            at = end;
        }
    }

    private int line(int at) {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    private int after(int from, String close) {
        int end = sql.indexOf(close, from);
        return end < 0 ? sql.length() : end + close.length();
    }

    private int word(int at) {
        int end = at;
        while (end < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_' || sql.charAt(end) == '$')) {
            end++;
        }
        return end;
    }
}
