package ai.datamind.sql.govern.print;

import ai.datamind.sql.parse.Snippets;
import java.math.BigInteger;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * At most so many rows: {@code SELECT a FROM t} → {@code SELECT a FROM t LIMIT 1000}; a larger LIMIT becomes the bound;
 * anything else is wrapped.
 */
public final class LimitRows {
    private LimitRows() {}

    public static Select bound(Select tree, long rows) {
        if (rows <= 0) {
            return tree;
        }
        if (tree.getFetch() == null && tree.getLimit() == null) {
            tree.setLimit(new Limit().withRowCount(new LongValue(rows)));
            return tree;
        }
        boolean plain = tree.getFetch() == null && tree.getLimit().getOffset() == null;
        if (plain && tree.getLimit().getRowCount() instanceof LongValue count) {
            if (new BigInteger(count.getStringValue()).compareTo(BigInteger.valueOf(rows)) > 0) {
                tree.getLimit().setRowCount(new LongValue(rows));
            }
            return tree;
        }
        return wrapped(tree, rows);
    }

    private static Select wrapped(Select tree, long rows) {
        PlainSelect outer = Snippets.select("SELECT * FROM (SELECT 1) AS \"g0q_all\" LIMIT " + rows);
        ((ParenthesedSelect) outer.getFromItem()).setSelect(tree);
        return outer;
    }
}
