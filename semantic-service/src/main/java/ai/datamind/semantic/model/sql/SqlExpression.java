package ai.datamind.semantic.model.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * SQL over the columns of one relation (or, in a derived metric, over the names of its inputs). It is read into tokens when
 * made, so that a statement separator, a comment or an unbalanced bracket never gets further than the document.
 */
public record SqlExpression(String text) {

    private static final int LONGEST = 8_000;

    public SqlExpression {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("expression is empty");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("expression is longer than " + LONGEST + " characters");
        }
        text = text.strip();
        if (SqlTokens.of(text).list().stream().anyMatch(t -> t.is("select") || t.is("with") || t.is("into"))) {
            throw new IllegalArgumentException("an expression speaks of one relation and holds no query: " + text);
        }
    }

    /** An expression that is exactly this column, whatever its spelling. */
    public static SqlExpression column(String name) {
        return new SqlExpression(SqlWords.quote(name));
    }

    /** The stored name of the column, when the expression is nothing but a column. */
    public Optional<String> asColumn() {
        return SqlTokens.of(text).singleColumn();
    }

    /** Names that are columns: not functions, not grammar, not what follows a cast. */
    public Set<String> columns() {
        List<SqlTokens.Token> tokens = tokens().list();
        var columns = new TreeSet<String>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlTokens.Token token = tokens.get(i);
            boolean function = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            boolean named = token.kind() == SqlTokens.Kind.QUOTED
                    || (token.kind() == SqlTokens.Kind.NAME && !SqlWords.reserved(token.name()));
            boolean type = i > 0 && tokens.get(i - 1).is("::");
            if (named && !function && !type) {
                columns.add(token.name());
            }
        }
        return columns;
    }

    public SqlTokens tokens() {
        return SqlTokens.of(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
