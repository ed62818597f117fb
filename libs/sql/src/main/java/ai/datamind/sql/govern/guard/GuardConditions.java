package ai.datamind.sql.govern.guard;

import ai.datamind.sql.govern.guard.Condition.Place;
import ai.datamind.sql.govern.operand.Operands;
import ai.datamind.sql.govern.operand.Queries;
import ai.datamind.sql.govern.operand.Reads;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Trees;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;

/** The conditions of WHERE and ON, each for itself, for the engine moves each for itself; and what queries in them give. */
final class GuardConditions {
    private final Resolution resolution;
    private final Operands operands;
    private final Reads reads;
    private final Waiting waiting;
    private final Fences fences;

    GuardConditions(Resolution resolution, Operands operands, Waiting waiting, Fences fences) {
        this.resolution = resolution;
        this.operands = operands;
        this.reads = new Reads(resolution);
        this.waiting = waiting;
        this.fences = fences;
    }

    Expression conjuncts(Expression expression, Place place) {
        return switch (expression) {
            case null -> null;
            case AndExpression and -> {
                and.setLeftExpression(conjuncts(and.getLeftExpression(), place));
                and.setRightExpression(conjuncts(and.getRightExpression(), place));
                yield and;
            }
            case ParenthesedExpressionList<?> list
            when list.size() == 1 && list.getFirst() instanceof AndExpression and -> {
                conjuncts(and, place);
                yield list;
            }
            default -> conjunct(expression, place);
        };
    }

    private Expression conjunct(Expression expression, Place place) {
        waiting.tests(expression);
        if (expression instanceof EqualsTo equals && joinsTwo(equals, place.block())) {
            equals.setLeftExpression(alone(equals.getLeftExpression(), place));
            equals.setRightExpression(alone(equals.getRightExpression(), place));
            return equals;
        }
        return alone(expression, place);
    }

    /** f(a) = g(b): each side keeps to its own tables, so that it stays a join the engine can hash or merge. */
    private boolean joinsTwo(EqualsTo equals, Block block) {
        Set<Source> left = reads.of(equals.getLeftExpression(), block);
        Set<Source> right = reads.of(equals.getRightExpression(), block);
        return !operands.partial(equals)
                && !left.isEmpty()
                && !right.isEmpty()
                && left.stream().noneMatch(right::contains);
    }

    private Expression alone(Expression expression, Place place) {
        return (Expression) guarded(expression, new Condition(expression, place), true);
    }

    /** @param outermost the condition itself: a test that stays a semi-join is guarded inside, not as a whole */
    private Object guarded(Object node, Condition condition, boolean outermost) {
        boolean fails =
                operands.partial(node) || (operands.failingTest(node) && (!outermost || closed(Queries.tested(node))));
        if (fails && node instanceof Expression operand) {
            return operands.constant(operand) ? operand : waiting.guard(operand, condition);
        }
        if (Operands.opens(node)) {
            Trees.replaceChildren(
                    node, child -> Queries.asSet(node, child) ? semiJoined(child) : guarded(child, condition, false));
        }
        return node;
    }

    /** The engine makes a join of {@code a IN (SELECT b …)}: b becomes an operand, and goes wherever operands go. */
    private Object semiJoined(Object child) {
        columns(resolution.block(Queries.query(child)));
        return child;
    }

    /** A query that hangs on rows around it and holds a place where no guard can stand: the whole test waits for them. */
    private boolean closed(Select query) {
        return Trees.any(query, node -> node instanceof PlainSelect select && grouped(select))
                && !waiting.around(resolution.block(query)).isEmpty();
    }

    private void columns(Block query) {
        query.branches().forEach(this::columns);
        Place place = Place.of(query);
        switch (query.node()) {
            case PlainSelect select
            when operands.mayFail(select.getSelectItems()) -> {
                if (grouped(select)) {
                    fences.on(query);
                } else {
                    select.getSelectItems()
                            .forEach(item -> guarded(item, new Condition(item.getExpression(), place), true));
                }
            }
            case Values values -> guarded(values.getExpressions(), new Condition(values.getExpressions(), place), true);
            default -> {}
        }
    }

    /** Where no guard can stand in the list of columns. */
    private static boolean grouped(PlainSelect select) {
        return select.getGroupBy() != null
                || select.getHaving() != null
                || select.getDistinct() != null
                || select.getSelectItems().stream().anyMatch(Queries::aggregate);
    }
}
