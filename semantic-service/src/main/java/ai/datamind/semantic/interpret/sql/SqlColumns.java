package ai.datamind.semantic.interpret.sql;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts an alias before the columns of an expression; words before a bracket, key words and literals stay as they are. */
final class SqlColumns {

    private static final Pattern PIECE = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[A-Za-z_][A-Za-z0-9_$]*(?=\\s*\\()|[A-Za-z_][A-Za-z0-9_$]*|.",
            Pattern.DOTALL);
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "case",
            "when",
            "then",
            "else",
            "end",
            "is",
            "null",
            "in",
            "between",
            "like",
            "ilike",
            "true",
            "false",
            "as",
            "cast",
            "date",
            "interval",
            "integer",
            "numeric",
            "text",
            "double",
            "precision",
            "from",
            "extract",
            "year",
            "month",
            "day",
            "bigint",
            "timestamp",
            "float",
            "distinct");

    private SqlColumns() {}

    static String qualify(String sql, String alias) {
        var out = new StringBuilder();
        Matcher m = PIECE.matcher(sql);
        while (m.find()) {
            String piece = m.group();
            boolean function = m.end() < sql.length()
                    && sql.substring(m.end()).stripLeading().startsWith("(");
            boolean word = Character.isLetter(piece.charAt(0)) || piece.charAt(0) == '_' || piece.charAt(0) == '"';
            boolean column = word && !function && !WORDS.contains(piece.toLowerCase(java.util.Locale.ROOT));
            out.append(column ? alias + piece : piece);
        }
        return out.toString();
    }
}
