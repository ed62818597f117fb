package ai.datamind.sql.govern;

import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.SqlText;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Pieces of tree from pieces of text of our own making, by the same parser and the same checks. */
final class Snippets {
    private Snippets() {}

    static Expression expression(String sql) {
        return select("SELECT " + sql).getSelectItems().getFirst().getExpression();
    }

    static FromItem fromItem(String sql) {
        return select("SELECT 1 FROM " + sql).getFromItem();
    }

    /** {@code (e) IS TRUE}: keeps a query in a policy a sub-plan, as native row security has it. */
    static Expression closedIsTrue(Expression expression) {
        IsBooleanExpression isTrue = new IsBooleanExpression();
        isTrue.setIsTrue(true);
        Expression inner = expression;
        while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            inner = list.getFirst();
        }
        Conjuncts.tidy(inner);
        isTrue.setLeftExpression(new ParenthesedExpressionList<>(inner));
        return isTrue;
    }

    static PlainSelect select(String sql) {
        return (PlainSelect) Parser.own(SqlText.of(sql, ReadBack.OURS));
    }
}
