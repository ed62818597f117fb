package ai.datamind.semantic.compile.sql;

import ai.datamind.semantic.model.sql.SqlTokens.Kind;
import ai.datamind.semantic.model.sql.SqlTokens.Token;
import ai.datamind.semantic.model.sql.SqlWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Prints a model's own expression with each bare column qualified, so that it means the same after other relations are
 * joined. Function names, type names and the words of the grammar stay as they are.
 */
final class FragmentPrinter {

    private static final Set<String> TYPE_WORDS = Set.of(
            "double", "precision", "character", "varying", "timestamp", "time", "with", "without", "zone", "bit");
    private static final Set<String> GRAMMAR_PAIRS =
            Set.of("at time", "time zone", "partition by", "order by", "within group", "nulls first", "nulls last");

    private final List<Token> tokens;
    private final Sql.Fragment fragment;
    private final StringBuilder out;
    private final Consumer<Sql> print;

    private FragmentPrinter(Sql.Fragment fragment, StringBuilder out, Consumer<Sql> print) {
        this.tokens = fragment.expression().tokens().list();
        this.fragment = fragment;
        this.out = out;
        this.print = print;
    }

    static void print(Sql.Fragment fragment, StringBuilder out, Consumer<Sql> print) {
        new FragmentPrinter(fragment, out, print).run();
    }

    /** What the bare names of a fragment stand for. */
    static List<Sql> columns(Sql.Fragment fragment) {
        var found = new ArrayList<Sql>();
        new FragmentPrinter(fragment, new StringBuilder(), found::add).names(found::add);
        return found;
    }

    private void names(Consumer<Sql> each) {
        for (int i = 0; i < tokens.size(); i++) {
            if (column(i)) {
                Token token = tokens.get(i);
                Sql known = fragment.names().get(token.name());
                each.accept(known != null ? known : new Sql.Column(fragment.relation(), token.name()));
            }
        }
    }

    private void run() {
        int castDepth = -1;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0 && spaced(tokens.get(i - 1), token)) {
                out.append(' ');
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            castDepth = token.is("as") ? depth : depth < castDepth ? -1 : castDepth;
            if (castDepth < 0 && column(i)) {
                named(token);
            } else {
                out.append(token.text());
            }
        }
    }

    private void named(Token token) {
        Sql known = fragment.names().get(token.name());
        if (known != null) {
            print.accept(known);
        } else {
            if (fragment.relation() != null) {
                out.append(SqlWords.quote(fragment.relation())).append('.');
            }
            out.append(SqlWords.quote(token.name()));
        }
    }

    private boolean column(int i) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.QUOTED) {
            return !is(i - 1, ".") && !is(i + 1, ".");
        }
        if (token.kind() != Kind.NAME || SqlWords.reserved(token.name())) {
            return token.kind() == Kind.NAME && fragment.names().containsKey(token.name());
        }
        boolean call = is(i + 1, "(");
        boolean typedText = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.STRING;
        boolean qualified = is(i - 1, ".") || is(i + 1, ".");
        boolean type = is(i - 1, "::") || (TYPE_WORDS.contains(token.name()) && typeBefore(i));
        boolean field = is(i - 1, "(") && is(i - 2, "extract");
        return !call && !typedText && !qualified && !type && !field && !grammar(i);
    }

    private boolean typeBefore(int i) {
        int at = i - 1;
        while (at >= 0 && TYPE_WORDS.contains(tokens.get(at).name())) {
            at--;
        }
        return is(at, "::");
    }

    private boolean grammar(int i) {
        String here = tokens.get(i).name();
        String before = i > 0 ? tokens.get(i - 1).name() : "";
        String after = i + 1 < tokens.size() ? tokens.get(i + 1).name() : "";
        return GRAMMAR_PAIRS.contains(here + " " + after) || GRAMMAR_PAIRS.contains(before + " " + here);
    }

    private boolean is(int i, String what) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(what);
    }

    /** Words of the grammar that a bracket follows without being their argument list. */
    private static final Set<String> BEFORE_BRACKET = Set.of(
            "in", "and", "or", "not", "when", "then", "else", "case", "like", "ilike", "between", "is", "from", "by",
            "over", "group");

    private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "::");
    private static final Set<String> TIGHT_BEFORE = Set.of(")", "]", ",", ".", "::");

    private static boolean spaced(Token before, Token here) {
        boolean callBracket = here.is("(") && before.kind() == Kind.NAME && !BEFORE_BRACKET.contains(before.name());
        boolean operator = before.kind() == Kind.SYMBOL
                && here.kind() == Kind.SYMBOL
                && !"()[],".contains(before.text())
                && !"()[],".contains(here.text());
        boolean tight = (before.kind() == Kind.SYMBOL && TIGHT_AFTER.contains(before.text()))
                || (here.kind() == Kind.SYMBOL && TIGHT_BEFORE.contains(here.text()));
        return !callBracket && !operator && !tight;
    }
}
