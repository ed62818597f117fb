package ai.datamind.sql.parse;

import ai.datamind.sql.text.Limits;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
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

    /** The same for a text that this library printed. */
    public static Select own(String sql) {
        SqlText text = SqlText.of(sql, Limits.OWN);
        Select tree = tree(text.value(), Watch.patient());
        if (!text.sameTokens(print(tree))) {
            throw new Rejected(Reason.UNSUPPORTED, "the rewritten statement does not read back");
        }
        return tree;
    }

    public static String print(Select tree) {
        try {
            return tree.toString();
        } catch (RuntimeException | StackOverflowError e) {
            throw new Rejected(Reason.NOT_PARSED, "cannot be printed");
        }
    }

    static Select tree(String sql) {
        return tree(sql, Watch.start());
    }

    private static Select tree(String sql, Watch started) {
        try (Watch watch = started) {
            Select tree = tree(new CCJSqlParser(sql), watch);
            Readings.mend(sql, tree);
            return tree;
        } catch (Rejected e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            throw started.fired()
                    ? new Rejected(Reason.TOO_COMPLEX, "takes too long to understand")
                    : new Rejected(Reason.NOT_PARSED, "not understood");
        }
    }

    private static Select tree(CCJSqlParser fresh, Watch watch) throws ParseException {
        CCJSqlParser parser = fresh.withDialect(Dialect.POSTGRESQL)
                .withSquareBracketQuotation(false)
                .withTimeOut(0);
        watch.over(parser);
        Statement statement = parser.Statement();
        if (statement instanceof Select select) {
            return select;
        }
        throw new Rejected(Reason.NOT_A_QUERY, "only queries are read");
    }
}
