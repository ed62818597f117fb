package ai.datamind.sql.parse;

import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import ai.datamind.sql.tree.Trees;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** Text to tree, on the caller's thread. Whatever the parser throws is a refusal. */
public final class Parser {
    private Parser() {}

    /** @throws Rejected NOT_PARSED, NOT_A_QUERY, NOT_CONSUMED */
    public static ParsedStatement parse(SqlText text) {
        Select tree = tree(text.value());
        if (!text.sameTokens(print(tree))) {
            throw new Rejected(Reason.NOT_CONSUMED, "the text is not wholly understood");
        }
        return new ParsedStatement(text, tree);
    }

    /** The tree of a text of ours that must read back to {@code expected}: what we print is what we meant. */
    public static void checkReadsBack(String printed, Select expected) {
        if (!Trees.equal(tree(printed), expected)) {
            throw new Rejected(Reason.UNSUPPORTED, "the rewritten statement does not read back");
        }
    }

    public static String print(Select tree) {
        try {
            return tree.toString();
        } catch (RuntimeException | StackOverflowError e) {
            throw new Rejected(Reason.NOT_PARSED, "cannot be printed");
        }
    }

    static Select tree(String sql) {
        try (Watch watch = Watch.start()) {
            CCJSqlParser parser = new CCJSqlParser(sql)
                    .withDialect(Dialect.POSTGRESQL)
                    .withSquareBracketQuotation(false)
                    .withTimeOut(0);
            watch.over(parser);
            Statement statement = parser.Statement();
            if (statement instanceof Select select) {
                return select;
            }
            throw new Rejected(Reason.NOT_A_QUERY, "only queries are read");
        } catch (Rejected e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            throw new Rejected(Reason.NOT_PARSED, "not understood");
        }
    }
}
