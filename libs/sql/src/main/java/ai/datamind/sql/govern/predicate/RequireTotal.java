package ai.datamind.sql.govern.predicate;

import ai.datamind.sql.govern.operand.Operands;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;

/**
 * A policy is evaluated on every row, the hidden ones too: it may hold nothing that fails on some value of a column.
 * {@code amount::int > 5} over a text is refused; {@code created > now() - interval '1 year'} reads no column there.
 */
final class RequireTotal {
    private RequireTotal() {}

    static void check(Object tree, Resolution resolution) {
        Operands operands = new Operands(resolution);
        Trees.everything(tree, node -> {
            if (calls(node) && operands.partial(node) && readsColumn(node)) {
                throw new Rejected(Reason.BAD_POLICY, "an expression that can fail on a column's value: " + kind(node));
            }
        });
    }

    private static boolean calls(Object node) {
        return node instanceof CastExpression
                || node instanceof Function
                || node instanceof Addition
                || node instanceof Subtraction
                || node instanceof Multiplication
                || node instanceof Division
                || node instanceof Modulo;
    }

    private static boolean readsColumn(Object node) {
        return Trees.any(node, Column.class::isInstance);
    }

    private static String kind(Object node) {
        return node instanceof Function call
                ? "function " + call.getName()
                : ((Expression) node).getClass().getSimpleName();
    }
}
