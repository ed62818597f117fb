package ai.datamind.sql.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Chains of AND, with parentheses where they matter only: each level of them multiplies the parser's work. */
public final class Conjuncts {
    private Conjuncts() {}

    /** The conditions of a chain, whatever parentheses stand round parts of it; none of a condition that is not there. */
    public static List<Expression> of(Expression chain) {
        List<Expression> conditions = new ArrayList<>();
        each(chain, conditions::add);
        return conditions;
    }

    private static void each(Expression chain, Consumer<Expression> found) {
        switch (open(chain)) {
            case null -> {}
            case AndExpression and -> {
                each(and.getLeftExpression(), found);
                each(and.getRightExpression(), found);
            }
            case Expression condition -> found.accept(condition);
        }
    }

    /** The conditions of a chain, as texts; one in parentheses is another text. */
    public static Set<String> texts(Expression chain) {
        Set<String> texts = new HashSet<>();
        collect(chain, texts);
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

    /** {@code ((a) AND ((b OR c)))} → {@code a AND (b OR c)}, to stand in a chain of AND. */
    public static Expression flat(Expression expression) {
        Expression inner = open(expression);
        return switch (inner) {
            case AndExpression and -> new AndExpression(flat(and.getLeftExpression()), flat(and.getRightExpression()));
            case OrExpression or -> new ParenthesedExpressionList<>(or);
            default -> inner;
        };
    }

    /** @param right null where there was no condition before */
    public static Expression and(Expression left, Expression right) {
        return right == null ? left : new AndExpression(left, flat(right));
    }

    /** {@code (e) IS TRUE}: keeps a query in a policy a sub-plan, as native row security has it. */
    public static Expression closed(Expression expression) {
        Expression inner = open(expression);
        tidy(inner);
        IsBooleanExpression isTrue = new IsBooleanExpression();
        isTrue.setIsTrue(true);
        isTrue.setLeftExpression(new ParenthesedExpressionList<>(inner));
        return isTrue;
    }

    /** Double parentheses become one, everywhere inside. */
    private static void tidy(Object node) {
        Trees.replaceChildren(node, child -> {
            Object inner = child;
            while (inner instanceof ParenthesedExpressionList<?> list
                    && list.size() == 1
                    && list.getFirst() instanceof ParenthesedExpressionList<?>) {
                inner = list.getFirst();
            }
            return inner;
        });
        Trees.children(node, Conjuncts::tidy);
    }

    /** What stands inside the parentheses. */
    public static Expression open(Expression expression) {
        Expression inner = expression;
        while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            inner = list.getFirst();
        }
        return inner;
    }
}
