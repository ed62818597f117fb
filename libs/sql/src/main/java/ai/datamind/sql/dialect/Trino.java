package ai.datamind.sql.dialect;

import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Limits;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import ai.datamind.sql.text.Token;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;

/**
 * {@code x::int8 = $1 ORDER BY y DESC LIMIT 5 OFFSET 2} → {@code CAST(x AS bigint) = ? ORDER BY y DESC NULLS FIRST OFFSET 2
 * FETCH NEXT 5 ROWS ONLY}. Known to differ, and not to be seen from the tree: decimals are rounded to the scale Trino
 * gives them, text is ordered by code point, the difference of two dates is an interval.
 */
public record Trino() implements Dialect {
    private static final Words WORDS = Words.load("trino.txt");

    @Override
    public String name() {
        return "Trino";
    }

    @Override
    public Printed print(GovernedStatement governed) {
        return print(Parser.own(governed.sql()));
    }

    @Override
    public Printed print(AdmittedStatement admitted) {
        return print(admitted.copy());
    }

    private static Printed print(Select tree) {
        Trees.everything(tree, Trino::known);
        new TrinoForms(WORDS).apply(tree);
        Trees.everything(tree, new TrinoNames(WORDS)::quote);
        return numbered(Parser.print(tree));
    }

    private static void known(Object node) {
        String name = node.getClass().getName();
        if (!WORDS.nodes().contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw refused(node.getClass().getSimpleName());
        }
    }

    /** {@code $2 … $1 … $2} → {@code ? … ? … ?}, to be given the second value, the first and the second. */
    private static Printed numbered(String sql) {
        StringBuilder text = new StringBuilder();
        List<Integer> numbers = new ArrayList<>();
        int done = 0;
        for (Token token : SqlText.of(sql, Limits.OWN).tokens()) {
            if (token.kind() == Token.Kind.PARAMETER) {
                text.append(sql, done, token.position()).append('?');
                numbers.add(Integer.valueOf(token.text().substring(1)));
                done = token.position() + token.text().length();
            }
        }
        return new Printed(text.append(sql.substring(done)).toString(), numbers);
    }

    static Rejected refused(String what) {
        return new Rejected(Reason.UNSUPPORTED, "Trino has no words for " + what);
    }
}
