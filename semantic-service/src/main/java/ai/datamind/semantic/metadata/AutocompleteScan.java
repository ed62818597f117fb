package ai.datamind.semantic.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads SQL that is being written: it need not be whole, balanced or right. Says what kind of word the cursor waits for, and
 * what the query block around it reads, also where that stands after the cursor.
 */
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

    /** A table of the block; {@code schema} may be null, {@code alias} is the name it goes by. */
    record Source(String schema, String table, String alias) {}

    record Context(
            Place place, String qualifier, String prefix, int from, List<Source> sources, List<String> withNames) {}

    private enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        VALUE
    }

    private record Token(Kind kind, String text, int start, int end, int depth) {
        boolean is(String word) {
            return kind != Kind.QUOTED && kind != Kind.VALUE && text.equalsIgnoreCase(word);
        }

        boolean name() {
            return kind == Kind.QUOTED || kind == Kind.WORD;
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

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private boolean opaque;

    private AutocompleteScan(String sql) {
        this.sql = sql;
    }

    static Context at(String sql, int cursor) {
        return new AutocompleteScan(sql).read(cursor);
    }

    private Context read(int cursor) {
        tokenize(cursor);
        List<Token> before = tokens.stream()
                .filter(t -> t.end() <= cursor && t.start() < cursor)
                .toList();
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
        int depth = depthAt(cursor);
        Place place = opaque ? Place.NOTHING : place(before.subList(0, last + 1), depth);
        return new Context(place, qualifier, prefix, from, sources(cursor, depth), withNames());
    }

    private Place place(List<Token> before, int depth) {
        if (before.isEmpty() || before.get(before.size() - 1).is(";")) {
            return Place.BEGINNING;
        }
        Token last = before.get(before.size() - 1);
        String word = last.kind() == Kind.WORD ? last.text().toLowerCase(Locale.ROOT) : "";
        if (word.equals("limit") || word.equals("offset")) {
            return Place.NUMBER;
        }
        String clause = clause(before, depth);
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
        return token.kind() == Kind.VALUE || token.is(")") || (token.name() && !grammar(token));
    }

    /** The clause that the cursor is in: the last of select, from, where, on, by … at its depth. */
    private static String clause(List<Token> before, int depth) {
        String clause = "";
        for (Token token : before) {
            String word = token.kind() == Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : "";
            if (token.depth() == depth
                    && Set.of("select", "from", "join", "where", "on", "by", "having", "using", "limit")
                            .contains(word)) {
                clause = word.equals("join") ? "from" : word;
            }
        }
        return clause;
    }

    private int depthAt(int cursor) {
        int depth = 0;
        for (Token token : tokens) {
            if (token.start() >= cursor) {
                break;
            }
            depth = token.is("(") ? token.depth() + 1 : token.is(")") ? token.depth() : depth;
        }
        return depth;
    }

    /** The tables of the block the cursor is in, and of the blocks around it, nearest first. */
    private List<Source> sources(int cursor, int depth) {
        var sources = new LinkedHashMap<String, Source>();
        for (int level = depth; level >= 0; level--) {
            List<Token> block = block(cursor, level);
            for (int i = 0; i < block.size(); i++) {
                boolean opens = block.get(i).is("from") || block.get(i).is("join");
                boolean next = block.get(i).is(",")
                        && clause(block.subList(0, i), level).equals("from");
                if (opens || next) {
                    source(block, i + 1).ifPresent(s -> sources.putIfAbsent(s.alias(), s));
                }
            }
        }
        return List.copyOf(sources.values());
    }

    /** Tokens of one depth around the cursor, up to the brackets or semicolons that bound them. */
    private List<Token> block(int cursor, int level) {
        int first = 0;
        int end = tokens.size();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean bound = token.is(";") || token.depth() < level || setOperation(token, level);
            if (bound && token.start() < cursor && token.end() <= cursor) {
                first = i + 1;
            } else if (bound && token.start() >= cursor) {
                end = i;
                break;
            }
        }
        return tokens.subList(Math.min(first, end), end).stream()
                .filter(t -> t.depth() == level)
                .toList();
    }

    private static boolean setOperation(Token token, int level) {
        return token.depth() == level && (token.is("union") || token.is("intersect") || token.is("except"));
    }

    private static Optional<Source> source(List<Token> block, int at) {
        int i = at;
        while (i < block.size() && (block.get(i).is("lateral") || block.get(i).is("only"))) {
            i++;
        }
        if (i >= block.size() || !block.get(i).name() || grammar(block.get(i))) {
            return Optional.empty();
        }
        String schema = null;
        String table = block.get(i++).meaning();
        if (i + 1 < block.size() && block.get(i).is(".") && block.get(i + 1).name()) {
            schema = table;
            table = block.get(i + 1).meaning();
            i += 2;
        }
        i += i < block.size() && block.get(i).is("as") ? 1 : 0;
        boolean named = i < block.size() && block.get(i).name() && !grammar(block.get(i));
        return Optional.of(new Source(schema, table, named ? block.get(i).meaning() : table));
    }

    private static boolean grammar(Token token) {
        return token.kind() == Kind.WORD && GRAMMAR.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** {@code with a as (…), b as (…)}: what stands before {@code as (}. */
    private List<String> withNames() {
        var names = new ArrayList<String>();
        boolean with = tokens.stream().anyMatch(t -> t.is("with"));
        for (int i = 0; with && i + 2 < tokens.size(); i++) {
            if (tokens.get(i).name()
                    && !grammar(tokens.get(i))
                    && tokens.get(i + 1).is("as")
                    && tokens.get(i + 2).is("(")) {
                names.add(tokens.get(i).meaning());
            }
        }
        return names;
    }

    private void tokenize(int cursor) {
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
