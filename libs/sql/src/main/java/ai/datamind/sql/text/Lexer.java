package ai.datamind.sql.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's lexical rules (scan.l with standard_conforming_strings on), less everything whose reading could differ
 * between engine and parser: Unicode escapes, national strings, backslash quotes, junk behind numbers.
 */
final class Lexer {
    private static final String OPERATOR_CHARS = "+-*/<>=~!@#%^&|`?";
    private static final String NON_SQL_OPERATOR_CHARS = "~!@#%^&|`?";
    private static final int MAX_IDENTIFIER_BYTES = 255;

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> lex(String sql, int maxTokens) {
        Lexer lexer = new Lexer(sql);
        while (lexer.skipBlank()) {
            lexer.next();
            if (lexer.tokens.size() > maxTokens) {
                throw new Rejected(Reason.TOO_COMPLEX, "more than " + maxTokens + " tokens", lexer.at);
            }
        }
        return lexer.tokens;
    }

    private boolean skipBlank() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                lineComment();
            } else if (c == '/' && peek(1) == '*') {
                blockComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void lineComment() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private void blockComment() {
        int start = at;
        int depth = 0;
        do {
            if (at + 1 >= sql.length()) {
                throw bad("comment without end", start);
            }
            if (sql.charAt(at) == '/' && peek(1) == '*') {
                depth++;
                at += 2;
            } else if (sql.charAt(at) == '*' && peek(1) == '/') {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0);
    }

    private void next() {
        char c = sql.charAt(at);
        if (c == '\'') {
            string(at, "");
        } else if (c == '"') {
            quoted();
        } else if (c == '$') {
            dollar();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (isIdentifierStart(c)) {
            word();
        } else if (",()[];.:".indexOf(c) >= 0) {
            punctuation(c);
        } else if (OPERATOR_CHARS.indexOf(c) >= 0) {
            operator();
        } else {
            throw bad("character U+" + Integer.toHexString(c), at);
        }
    }

    private void add(Token.Kind kind, String text, int start) {
        tokens.add(new Token(kind, text, start));
    }

    private void punctuation(char c) {
        int start = at;
        String text = c == ':' && (peek(1) == ':' || peek(1) == '=') ? sql.substring(at, at + 2) : String.valueOf(c);
        if (c == '.' && peek(1) == '.') {
            throw bad("..", start);
        }
        at += text.length();
        add(Token.Kind.PUNCTUATION, text, start);
    }

    private void string(int start, String prefix) {
        StringBuilder value = new StringBuilder(prefix).append('\'');
        boolean escapes = prefix.equals("E");
        at++;
        readString(start, escapes, value);
        refuseContinuation();
        add(Token.Kind.STRING, value.toString(), start);
    }

    private void readString(int start, boolean escapes, StringBuilder value) {
        for (; ; at++) {
            if (at >= sql.length()) {
                throw bad("string without end", start);
            }
            char c = sql.charAt(at);
            if (c == '\'' && peek(1) == '\'') {
                value.append("''");
                at++;
            } else if (c == '\'') {
                at++;
                return;
            } else if (c == '\\' && escapes) {
                if ("bfnrt\\".indexOf(peek(1)) < 0) {
                    throw bad("escape in string", at);
                }
                value.append(c).append(peek(1));
                at++;
            } else {
                value.append(c);
            }
        }
    }

    /** PostgreSQL joins 'a' 'b' when white space between them holds a line break; the parser's rule is wider. */
    private void refuseContinuation() {
        int ahead = at;
        boolean newLine = false;
        while (ahead < sql.length() && isSpace(sql.charAt(ahead))) {
            newLine |= sql.charAt(ahead) == '\n' || sql.charAt(ahead) == '\r';
            ahead++;
        }
        if (newLine && ahead < sql.length() && sql.charAt(ahead) == '\'') {
            throw bad("string continued on the next line", at);
        }
    }

    private void quoted() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        for (; ; at++) {
            if (at >= sql.length()) {
                throw bad("quoted name without end", start);
            }
            char c = sql.charAt(at);
            if (c == '"' && peek(1) == '"') {
                at++;
            } else if (c == '"') {
                break;
            }
            name.append(c);
        }
        at++;
        checkName(name.toString(), start);
        add(Token.Kind.QUOTED, name.toString(), start);
    }

    private void dollar() {
        int start = at++;
        if (isDigit(peek(0))) {
            while (isDigit(peek(0))) {
                at++;
            }
            refuseJunk(start);
            add(Token.Kind.PARAMETER, sql.substring(start, at), start);
            return;
        }
        while (isIdentifierStart(peek(0)) || isDigit(peek(0))) {
            at++;
        }
        if (peek(0) != '$') {
            throw bad("$", start);
        }
        String tag = sql.substring(start, ++at);
        int end = sql.indexOf(tag, at);
        if (end < 0) {
            throw bad("string without end", start);
        }
        at = end + tag.length();
        add(Token.Kind.STRING, sql.substring(start, at), start);
    }

    private void number() {
        int start = at;
        digits();
        if (peek(0) == '.' && peek(1) != '.') {
            at++;
            digits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            at++;
            if (peek(0) == '+' || peek(0) == '-') {
                at++;
            }
            if (!isDigit(peek(0))) {
                throw bad("number", start);
            }
            digits();
        }
        refuseJunk(start);
        add(Token.Kind.NUMBER, Words.lower(sql.substring(start, at)), start);
    }

    private void digits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    private void refuseJunk(int start) {
        if (isIdentifierStart(peek(0)) || peek(0) == '$') {
            throw bad("junk after a number", start);
        }
    }

    private void word() {
        int start = at;
        while (isIdentifierStart(peek(0)) || isDigit(peek(0)) || peek(0) == '$') {
            at++;
        }
        String word = Words.lower(sql.substring(start, at));
        if (peek(0) == '\'' && word.length() == 1 && "ebxn".contains(word)) {
            if (word.equals("n")) {
                throw bad("national string", start);
            }
            string(start, word.toUpperCase(java.util.Locale.ROOT));
            return;
        }
        if (word.equals("u") && peek(0) == '&' && (peek(1) == '\'' || peek(1) == '"')) {
            throw bad("Unicode escape", start);
        }
        checkName(word, start);
        add(Token.Kind.WORD, word, start);
    }

    private void checkName(String name, int start) {
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MAX_IDENTIFIER_BYTES) {
            throw bad("name empty or too long", start);
        }
    }

    private void operator() {
        int start = at;
        int end = at;
        while (end < sql.length() && OPERATOR_CHARS.indexOf(sql.charAt(end)) >= 0) {
            if (startsComment(end)) {
                break;
            }
            end++;
        }
        String run = sql.substring(start, end);
        while (run.length() > 1 && "+-".indexOf(run.charAt(run.length() - 1)) >= 0 && !hasNonSqlChar(run)) {
            run = run.substring(0, run.length() - 1);
        }
        at = start + run.length();
        add(Token.Kind.OPERATOR, run.equals("!=") ? "<>" : run, start);
    }

    private boolean startsComment(int position) {
        return sql.startsWith("--", position) || sql.startsWith("/*", position);
    }

    private static boolean hasNonSqlChar(String run) {
        return run.chars().anyMatch(c -> NON_SQL_OPERATOR_CHARS.indexOf(c) >= 0);
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** ASCII letters, underscore, and letters beyond ASCII that neither look like ASCII nor change direction. */
    private static boolean isIdentifierStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && Words.plainLetter(c));
    }

    private static Rejected bad(String what, int position) {
        return new Rejected(Reason.BAD_TOKEN, what, position);
    }
}
