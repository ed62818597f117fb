package ai.datamind.sql.govern.operand;

import ai.datamind.sql.firewall.Vocabulary;
import ai.datamind.sql.firewall.Vocabulary.FunctionKind;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Trees;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Queries inside expressions: which they are, how they are used, and what bounds them. */
public final class Queries {
    private Queries() {}

    /** ARRAY(SELECT …) comes as a call. */
    static Select arrayOfQuery(Object node) {
        boolean array = node instanceof Function call
                && call.getMultipartName() != null
                && call.getMultipartName().size() == 1
                && call.getMultipartName().getFirst().equalsIgnoreCase("array")
                && call.getParameters() != null
                && call.getParameters().size() == 1;
        return array && ((Function) node).getParameters().getFirst() instanceof Select query ? query : null;
    }

    /** The query that a node is, parentheses aside; or null. */
    public static Select query(Object node) {
        return switch (node) {
            case Select query -> query;
            case ParenthesedExpressionList<?> list
            when list.size() == 1 && list.getFirst() instanceof Select query -> query;
            default -> null;
        };
    }

    /** True where a query stands for its rows (IN, EXISTS, ANY, ARRAY), not for one value. */
    @SuppressWarnings("ReferenceEquality")
    public static boolean asSet(Object parent, Object child) {
        return query(child) != null
                && switch (parent) {
                    case InExpression in -> in.getRightExpression() == child;
                    case ExistsExpression exists -> true;
                    case AnyComparisonExpression any -> true;
                    default -> false;
                };
    }

    /** The query that something is tested against (IN, EXISTS, ANY, ALL), or null. */
    public static Select tested(Object node) {
        return switch (node) {
            case ExistsExpression exists -> query(exists.getRightExpression());
            case BinaryExpression b
            when b.getRightExpression() instanceof AnyComparisonExpression any -> any.getSelect();
            case InExpression in -> query(in.getRightExpression());
            case null, default -> null;
        };
    }

    /** Holds an aggregate or a window. */
    public static boolean aggregate(Object node) {
        return Trees.any(node, n -> kind(n) == FunctionKind.AGGREGATE || n instanceof AnalyticExpression);
    }

    static FunctionKind kind(Object node) {
        return node instanceof Function call && call.getMultipartName() != null
                ? Vocabulary.postgresql()
                        .function(Identifiers.meant(call.getMultipartName().getLast()))
                : null;
    }

    /** At most one row, whatever the data: a scalar query that gives two fails. */
    static boolean oneRow(Select query) {
        if (query instanceof ParenthesedSelect inner && !bounded(inner)) {
            return oneRow(inner.getSelect());
        }
        boolean one = query.getLimit() != null
                && query.getLimit().getRowCount() instanceof LongValue count
                && count.getStringValue().equals("1");
        boolean aggregated = query instanceof PlainSelect select
                && select.getGroupBy() == null
                && (select.getFromItem() == null
                        || select.getSelectItems().stream().anyMatch(Queries::aggregate))
                && !setReturning(select);
        return one || aggregated;
    }

    private static boolean setReturning(PlainSelect select) {
        boolean[] found = {false};
        Trees.spread(select.getSelectItems(), item -> found[0] |= Trees.any(item, n -> kind(n) == FunctionKind.SET));
        return found[0];
    }

    /** A level with LIMIT or OFFSET is a barrier already. */
    public static boolean bounded(Select node) {
        return node.getLimit() != null || node.getOffset() != null || node.getFetch() != null;
    }
}
