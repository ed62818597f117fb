package ai.datamind.semantic.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An expression cut into words. It knows just enough of SQL to tell names from text and to refuse what has no place in an
 * expression: separators, comments, dollar quotes, placeholders, open quotes and brackets.
 */
public final class SqlTokens {

    public enum Kind {
        NAME,
        QUOTED,
        NUMBER,
        STRING,
        SYMBOL
    }

    /** {@code text} is as written; {@code name} is what a name means (folded, or unquoted). */
    public record Token(Kind kind, String text, String name) {

        public boolean is(String symbolOrWord) {
            return (kind == Kind.NAME || kind == Kind.SYMBOL) && name.equals(symbolOrWord);
        }
    }

    private static final String SYMBOLS = "+-*/%<>=!|&^~#@:()[],.";

    private final List<Token> tokens;

    private SqlTokens(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    public static SqlTokens of(String text) {
        return new SqlTokens(new Reader(text).read());
    }

    public List<Token> list() {
        return tokens;
    }

    Optional<String> singleColumn() {
        if (tokens.size() != 1) {
            return Optional.empty();
        }
        Token only = tokens.get(0);
        return switch (only.kind()) {
            case QUOTED -> Optional.of(only.name());
            case NAME -> SqlWords.reserved(only.name()) ? Optional.empty() : Optional.of(only.name());
            case NUMBER, STRING, SYMBOL -> Optional.empty();
        };
    }

    private static final class Reader {

        private final String text;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private int depth;

        Reader(String text) {
            this.text = text;
        }

        List<Token> read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '\'') {
                    quoted('\'', Kind.STRING);
                } else if (c == '"') {
                    quoted('"', Kind.QUOTED);
                } else if (Character.isDigit(c) || (c == '.' && nextIsDigit())) {
                    number();
                } else if (Character.isLetter(c) || c == '_') {
                    word();
                } else {
                    symbol(c);
                }
            }
            if (depth != 0) {
                throw new IllegalArgumentException("expression has an open bracket: " + text);
            }
            return tokens;
        }

        private boolean nextIsDigit() {
            return at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        }

        private void quoted(char quote, Kind kind) {
            var value = new StringBuilder();
            int start = at++;
            while (true) {
                if (at >= text.length()) {
                    throw new IllegalArgumentException("expression has an open quote: " + text);
                }
                char c = text.charAt(at++);
                if (c == '\\' && kind == Kind.STRING) {
                    throw new IllegalArgumentException("a backslash in a text of an expression is not accepted");
                }
                if (c != quote) {
                    value.append(c);
                } else if (at < text.length() && text.charAt(at) == quote) {
                    value.append(quote);
                    at++;
                } else {
                    break;
                }
            }
            tokens.add(new Token(kind, text.substring(start, at), value.toString()));
        }

        private void number() {
            int start = at;
            while (at < text.length()
                    && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.' || exponent(start))) {
                at++;
            }
            if (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_')) {
                throw new IllegalArgumentException("expression has a number that runs into a name: " + text);
            }
            tokens.add(new Token(Kind.NUMBER, text.substring(start, at), text.substring(start, at)));
        }

        private boolean exponent(int start) {
            char c = text.charAt(at);
            boolean sign = (c == '+' || c == '-') && at > start && Character.toLowerCase(text.charAt(at - 1)) == 'e';
            boolean mark = Character.toLowerCase(c) == 'e'
                    && at + 1 < text.length()
                    && (Character.isDigit(text.charAt(at + 1)) || "+-".indexOf(text.charAt(at + 1)) >= 0);
            return sign || mark;
        }

        private void word() {
            int start = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at))
                            || text.charAt(at) == '_'
                            || text.charAt(at) == '$')) {
                at++;
            }
            String word = text.substring(start, at);
            if (at < text.length() && text.charAt(at) == '\'' && word.length() == 1) {
                throw new IllegalArgumentException("texts with a prefix (E'', B'', U&'') are not accepted: " + text);
            }
            tokens.add(new Token(Kind.NAME, word, word.toLowerCase(Locale.ROOT)));
        }

        private void symbol(char c) {
            boolean comment = text.startsWith("--", at) || text.startsWith("/*", at);
            if (comment || SYMBOLS.indexOf(c) < 0) {
                throw new IllegalArgumentException(
                        "'" + (comment ? "comment" : c) + "' has no place in an expression: " + text);
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth < 0) {
                throw new IllegalArgumentException("expression closes a bracket that it did not open: " + text);
            }
            int length = text.startsWith("::", at) ? 2 : 1;
            String symbol = text.substring(at, at + length);
            tokens.add(new Token(Kind.SYMBOL, symbol, symbol));
            at += length;
        }
    }
}
