package ai.datamind.sql.parse;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Pieces of tree from pieces of text of our own making, by the same parser and the same checks. */
public final class Snippets {
    private Snippets() {}

    public static Expression expression(String sql) {
        return select("SELECT " + sql).getSelectItems().getFirst().getExpression();
    }

    public static FromItem fromItem(String sql) {
        return select("SELECT 1 FROM " + sql).getFromItem();
    }

    public static PlainSelect select(String sql) {
        return (PlainSelect) Parser.own(sql);
    }
}
