package ai.datamind.semantic.metadata.autocomplete;

import ai.datamind.semantic.metadata.autocomplete.UnfinishedSql.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the query block around the cursor reads, also where that stands after the cursor. */
record QueryBlock(UnfinishedSql sql) {

    private static final Set<String> CLAUSES =
            Set.of("select", "from", "join", "where", "on", "by", "having", "using", "limit");

    /** A table of the block; {@code schema} may be null, {@code alias} is the name it goes by. */
    record Source(String schema, String table, String alias) {}

    /** The tables of the block the cursor is in, and of the blocks around it, nearest first. */
    List<Source> sources() {
        var sources = new LinkedHashMap<String, Source>();
        for (int level = sql.depth(); level >= 0; level--) {
            List<Token> block = block(level);
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
    private List<Token> block(int level) {
        int cursor = sql.cursor();
        List<Token> tokens = sql.tokens();
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
        if (i >= block.size() || !block.get(i).name() || block.get(i).grammar()) {
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
        boolean named = i < block.size() && block.get(i).name() && !block.get(i).grammar();
        return Optional.of(new Source(schema, table, named ? block.get(i).meaning() : table));
    }

    /** The clause that the cursor is in: the last of select, from, where, on, by … at its depth. */
    static String clause(List<Token> before, int depth) {
        String clause = "";
        for (Token token : before) {
            String word = token.word();
            if (token.depth() == depth && CLAUSES.contains(word)) {
                clause = word.equals("join") ? "from" : word;
            }
        }
        return clause;
    }

    /** {@code with a as (…), b as (…)}: what stands before {@code as (}. */
    List<String> withNames() {
        List<Token> tokens = sql.tokens();
        var names = new ArrayList<String>();
        boolean with = tokens.stream().anyMatch(t -> t.is("with"));
        for (int i = 0; with && i + 2 < tokens.size(); i++) {
            if (tokens.get(i).name()
                    && !tokens.get(i).grammar()
                    && tokens.get(i + 1).is("as")
                    && tokens.get(i + 2).is("(")) {
                names.add(tokens.get(i).meaning());
            }
        }
        return names;
    }
}
