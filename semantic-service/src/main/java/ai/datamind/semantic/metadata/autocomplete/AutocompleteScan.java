package ai.datamind.semantic.metadata.autocomplete;

import ai.datamind.semantic.metadata.autocomplete.QueryBlock.Source;
import ai.datamind.semantic.metadata.autocomplete.UnfinishedSql.Kind;
import ai.datamind.semantic.metadata.autocomplete.UnfinishedSql.Token;
import java.util.List;
import java.util.Set;

/** Says what kind of word the cursor waits for in SQL that is being written. */
final class AutocompleteScan {

    enum Place {
        BEGINNING,
        EXPRESSION,
        AFTER_EXPRESSION,
        TABLE,
        AFTER_TABLE,
        JOIN_CONDITION,
        NUMBER,
        /** Inside of a text or a comment. */
        NOTHING
    }

    record Context(
            Place place, String qualifier, String prefix, int from, List<Source> sources, List<String> withNames) {}

    private static final Set<String> OPENS_TABLE = Set.of("from", "join", "lateral", "only");
    private static final Set<String> OPENS_EXPRESSION = Set.of(
            "select",
            "distinct",
            "all",
            "where",
            "having",
            "by",
            "and",
            "or",
            "not",
            "in",
            "like",
            "ilike",
            "between",
            "case",
            "when",
            "then",
            "else",
            "filter",
            "using");

    private AutocompleteScan() {}

    static Context at(String text, int cursor) {
        var sql = new UnfinishedSql(text, cursor);
        var block = new QueryBlock(sql);
        List<Token> before = sql.before();
        int last = before.size() - 1;
        String prefix = "";
        int from = cursor;
        if (last >= 0 && before.get(last).end() == cursor && before.get(last).kind() == Kind.WORD) {
            prefix = before.get(last).text();
            from = before.get(last--).start();
        }
        String qualifier = null;
        if (last >= 1 && before.get(last).is(".") && before.get(last - 1).name()) {
            qualifier = before.get(last - 1).meaning();
            last -= 2;
        }
        Place place = sql.opaque() ? Place.NOTHING : place(before.subList(0, last + 1), sql.depth());
        return new Context(place, qualifier, prefix, from, block.sources(), block.withNames());
    }

    private static Place place(List<Token> before, int depth) {
        if (before.isEmpty() || before.get(before.size() - 1).is(";")) {
            return Place.BEGINNING;
        }
        Token last = before.get(before.size() - 1);
        String word = last.word();
        if (word.equals("limit") || word.equals("offset")) {
            return Place.NUMBER;
        }
        String clause = QueryBlock.clause(before, depth);
        if (OPENS_TABLE.contains(word) || (clause.equals("from") && last.is(","))) {
            return Place.TABLE;
        }
        if (last.is("(")) {
            Token opener = before.size() > 1 ? before.get(before.size() - 2) : null;
            boolean subquery = opener == null || opener.is("as") || opener.is("from") || opener.is("exists");
            return subquery ? Place.BEGINNING : Place.EXPRESSION;
        }
        if (word.equals("on")) {
            return Place.JOIN_CONDITION;
        }
        boolean opens =
                OPENS_EXPRESSION.contains(word) || (last.kind() == Kind.SYMBOL && !last.is(")") && !last.is("*"));
        if (opens || (last.is("*") && before.size() > 1 && operand(before.get(before.size() - 2)))) {
            return Place.EXPRESSION;
        }
        return clause.equals("from") ? Place.AFTER_TABLE : Place.AFTER_EXPRESSION;
    }

    private static boolean operand(Token token) {
        return token.kind() == Kind.VALUE || token.is(")") || (token.name() && !token.grammar());
    }
}
