package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** A bare name in ORDER BY is an output column first; in GROUP BY an input column first; inside expressions always input. */
final class Ordering {
    private final Resolution resolution;
    private final ExpressionResolver expressions;

    Ordering(Resolution resolution, ExpressionResolver expressions) {
        this.resolution = resolution;
        this.expressions = expressions;
    }

    void orderBy(List<OrderByElement> elements, Scope scope, Block block) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Expression key = element.getExpression();
            if (!(key instanceof Column column) || !output(column, block)) {
                expressions.resolve(key, scope, block);
            }
        }
    }

    /** Of a set operation: output names and positions only. */
    void orderByOutputs(List<OrderByElement> elements, Block block, Scope scope) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Expression key = element.getExpression();
            if (key instanceof Column column) {
                if (!output(column, block)) {
                    throw new Rejected(
                            Reason.UNKNOWN_COLUMN,
                            "column " + Identifiers.meant(column.getColumnName()) + " does not exist");
                }
            } else {
                expressions.resolve(key, new Scope(null, scope.ctes(), block), block);
            }
        }
    }

    void groupBy(GroupByElement groupBy, Scope scope, Block block) {
        if (groupBy == null) {
            return;
        }
        if (groupBy.getGroupByExpressionList() != null) {
            keys(groupBy.getGroupByExpressionList(), scope, block);
        }
        if (groupBy.getGroupingSets() != null) {
            groupBy.getGroupingSets().forEach(set -> keys(set, scope, block));
        }
    }

    private void keys(ExpressionList<?> keys, Scope scope, Block block) {
        for (Expression key : keys) {
            boolean bare = key instanceof Column column
                    && (column.getTable() == null || column.getTable().getName() == null);
            if (!bare || !grouped((Column) key, scope, block)) {
                expressions.resolve(key, scope, block);
            }
        }
    }

    private boolean grouped(Column column, Scope scope, Block block) {
        return scope.here(Identifiers.meant(column.getColumnName())) == null && output(column, block);
    }

    private boolean output(Column column, Block block) {
        if (column.getTable() != null && column.getTable().getName() != null) {
            return false;
        }
        String name = Identifiers.meant(column.getColumnName());
        for (int i = 0; i < block.outputs().size(); i++) {
            if (block.outputs().get(i).name().equals(name)) {
                resolution.bind(column, new Binding.ToOutput(i));
                return true;
            }
        }
        return false;
    }
}
