package ai.datamind.sql.firewall;

import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.Select;

/**
 * The parser's operator precedence is not PostgreSQL's ({@code a || b + 1}, {@code a = b IS NULL}). A tree is kept only
 * if PostgreSQL's grammar would group the same text the same way: along the edge where two operators meet without
 * parentheses, the inner one must bind tighter.
 */
final class Grouping {
    private Grouping() {}

    static void check(Select root) {
        Trees.everything(root, node -> {
            Operator operator = Operator.of(node);
            if (operator != null) {
                operand(operator);
            }
        });
    }

    private static void operand(Operator operator) {
        int level = operator.level();
        if (operator.left() != null && rightEdge(operator.left()) < level + (operator.associative() ? 0 : 1)) {
            throw misread();
        }
        for (Expression inner : operator.enclosed()) {
            if (Math.min(leftEdge(inner), rightEdge(inner)) <= level) {
                throw misread();
            }
        }
        if (operator.right() != null && leftEdge(operator.right()) <= level) {
            throw misread();
        }
    }

    /** The loosest operator met going down the right side of an expression. */
    private static int rightEdge(Expression expression) {
        Operator operator = Operator.of(expression);
        if (operator == null) {
            return Operator.TIGHTEST;
        }
        return operator.right() == null ? operator.level() : Math.min(operator.level(), rightEdge(operator.right()));
    }

    /** The same down the left side; a prefix operator may stand anywhere. */
    private static int leftEdge(Expression expression) {
        Operator operator = Operator.of(expression);
        if (operator == null || operator.left() == null) {
            return Operator.TIGHTEST;
        }
        return Math.min(operator.level(), leftEdge(operator.left()));
    }

    private static Rejected misread() {
        return new Rejected(Reason.UNSUPPORTED, "operators need parentheses here to be read in one way only");
    }

    /** Operands of one operator node as they stand in the text. */
    record Operator(int level, boolean associative, Expression left, List<Expression> enclosed, Expression right) {
        static final int TIGHTEST = 99;

        static Operator of(Object node) {
            return Precedence.operator(node);
        }
    }
}
