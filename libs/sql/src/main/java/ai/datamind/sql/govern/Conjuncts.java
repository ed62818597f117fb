package ai.datamind.sql.govern;

import ai.datamind.sql.tree.Trees;
import java.util.HashSet;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Parentheses where they matter only: each level of them multiplies the parser's work. */
final class Conjuncts {
    private Conjuncts() {}

    /** {@code ((a) AND ((b OR c)))} → {@code a AND (b OR c)}, to stand in a chain of AND. */
    static Expression flat(Expression expression) {
        Expression inner = open(expression);
        return switch (inner) {
            case AndExpression and -> new AndExpression(flat(and.getLeftExpression()), flat(and.getRightExpression()));
            case OrExpression or -> new ParenthesedExpressionList<>(or);
            default -> inner;
        };
    }

    /** Double parentheses become one, everywhere inside. */
    static void tidy(Object node) {
        Trees.replaceChildren(node, child -> {
            Object inner = child;
            while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1 && closed(list.getFirst())) {
                inner = list.getFirst();
            }
            return inner;
        });
        Trees.children(node, Conjuncts::tidy);
    }

    private static boolean closed(Expression expression) {
        return expression instanceof ParenthesedExpressionList<?>;
    }

    /** The conditions of a chain of AND, as texts. */
    static Set<String> texts(Expression expression) {
        Set<String> texts = new HashSet<>();
        collect(expression, texts);
        return texts;
    }

    private static void collect(Expression expression, Set<String> texts) {
        if (expression instanceof AndExpression and) {
            collect(and.getLeftExpression(), texts);
            collect(and.getRightExpression(), texts);
        } else if (expression != null) {
            texts.add(expression.toString());
        }
    }

    static Expression and(Expression left, Expression right) {
        return right == null ? left : new AndExpression(left, flat(right));
    }

    private static Expression open(Expression expression) {
        Expression inner = expression;
        while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            inner = list.getFirst();
        }
        return inner;
    }
}
