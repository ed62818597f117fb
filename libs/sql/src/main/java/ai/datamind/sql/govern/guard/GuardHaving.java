package ai.datamind.sql.govern.guard;

import ai.datamind.sql.govern.operand.Operands;
import ai.datamind.sql.govern.operand.Queries;
import ai.datamind.sql.tree.Trees;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;

/**
 * A condition of HAVING without aggregates is moved to WHERE. One that counts is not: {@code HAVING a::int > 5} →
 * {@code HAVING CASE WHEN count(*) >= 0 THEN a::int END > 5}.
 */
record GuardHaving(Operands operands) {
    Expression conjuncts(Expression expression) {
        return switch (expression) {
            case null -> null;
            case AndExpression and -> {
                and.setLeftExpression(conjuncts(and.getLeftExpression()));
                and.setRightExpression(conjuncts(and.getRightExpression()));
                yield and;
            }
            case Expression e when Queries.aggregate(e) || !operands.mayFail(e) -> e;
            default -> (Expression) counted(expression);
        };
    }

    private Object counted(Object node) {
        if ((operands.partial(node) || operands.failingTest(node)) && node instanceof Expression operand) {
            return operands.constant(operand) ? operand : Waiting.guard("count(*) >= 0", operand);
        }
        if (Operands.opens(node)) {
            Trees.replaceChildren(node, child -> Queries.asSet(node, child) ? child : counted(child));
        }
        return node;
    }
}
