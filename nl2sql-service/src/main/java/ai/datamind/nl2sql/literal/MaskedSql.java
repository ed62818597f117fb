package ai.datamind.nl2sql.literal;

import ai.datamind.sql.text.SqlText;
import ai.datamind.sql.text.Token;
import java.util.List;
import java.util.regex.Pattern;

/** A statement as it may be remembered or shown: every literal is a question mark, comments are gone. */
public final class MaskedSql {
    private static final int SHORTEST = 2;
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private MaskedSql() {}

    /** @throws ai.datamind.sql.text.Rejected for a text that is no SQL */
    public static String of(String sql) {
        StringBuilder masked = new StringBuilder(sql.length());
        for (Token token : SqlText.of(sql).tokens()) {
            if (apart(sql, token.position()) && !masked.isEmpty()) masked.append(' ');
            masked.append(
                    switch (token.kind()) {
                        case STRING, NUMBER -> "?";
                        case QUOTED -> '"' + token.text().replace("\"", "\"\"") + '"';
                        case WORD ->
                            sql.substring(
                                    token.position(),
                                    token.position() + token.text().length());
                        case PARAMETER, OPERATOR, PUNCTUATION -> token.text();
                    });
        }
        return masked.toString();
    }

    /** The words that were answered with {@code sql}, without the values they share with it. */
    public static String words(String question, String sql) {
        String masked = question;
        for (String value : values(sql)) {
            masked = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])", ANY_CASE)
                    .matcher(masked)
                    .replaceAll("…");
        }
        return masked;
    }

    private static List<String> values(String sql) {
        return SqlText.of(sql).tokens().stream()
                .filter(token -> token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER)
                .map(MaskedSql::value)
                .filter(value -> value.length() >= SHORTEST)
                .toList();
    }

    /** A quoted token has its opening quote alone, one between dollars both of its tags. */
    private static String value(Token token) {
        String text = token.text();
        if (token.kind() == Token.Kind.NUMBER) return text;
        boolean dollars = text.startsWith("$");
        int open = dollars ? text.indexOf('$', 1) : text.indexOf('\'');
        String inner = text.substring(open + 1, dollars ? text.length() - open - 1 : text.length());
        return inner.replace("''", "'").replace("%", "").strip();
    }

    private static boolean apart(String sql, int position) {
        return position > 0 && (Character.isWhitespace(sql.charAt(position - 1)) || sql.charAt(position - 1) == '/');
    }
}
