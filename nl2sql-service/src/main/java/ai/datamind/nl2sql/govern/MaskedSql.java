package ai.datamind.nl2sql.govern;

/** A statement as it may be remembered: every literal is a question mark. Reads only SQL that libs/sql has printed. */
public final class MaskedSql {
    private MaskedSql() {}

    public static String of(String printed) {
        StringBuilder masked = new StringBuilder(printed.length());
        int at = 0;
        while (at < printed.length()) {
            char c = printed.charAt(at);
            if (c == '\'') {
                at = afterQuoted(printed, at, '\'');
                masked.append('?');
            } else if (c == '"') {
                int end = afterQuoted(printed, at, '"');
                masked.append(printed, at, end);
                at = end;
            } else if (Character.isDigit(c)) {
                at = afterNumber(printed, at);
                masked.append('?');
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = afterWord(printed, at);
                masked.append(printed, at, end);
                at = end;
            } else {
                masked.append(c);
                at++;
            }
        }
        return masked.toString();
    }

    private static int afterQuoted(String text, int start, char quote) {
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) == quote) {
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == quote;
                if (!doubled) return at + 1;
                at++;
            }
            at++;
        }
        return at;
    }

    private static int afterNumber(String text, int start) {
        int at = start;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
        return at;
    }

    /** A dollar sign belongs to the word: {@code $1} is a parameter, not a number. */
    private static int afterWord(String text, int start) {
        int at = start + 1;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) at++;
        return at;
    }
}
