package ai.datamind.sql.govern.ledger;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Conjuncts;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/**
 * What the engine's plan must show of a filter at the scan: of each condition, a column it tests. Conditions that the
 * planner may rightly do without (it knows their value before it reads a row, or keeps them in a sub-plan) ask for nothing.
 */
final class Restrictions {
    private static final Set<String> QUANTIFIERS = Set.of("any", "all", "some");

    private Restrictions() {}

    /** One set per condition of the chain of AND; any column of it will do, for planners drop what another arm implies. */
    static List<Set<String>> of(Expression predicate) {
        List<Set<String>> all = new ArrayList<>();
        for (Expression condition : Conjuncts.of(predicate)) {
            Set<String> columns = new HashSet<>();
            if (lasting(condition, columns) && !columns.isEmpty()) {
                all.add(columns);
            }
        }
        return all;
    }

    /** True where every arm tests a column, so that none has a value before a row is read. */
    private static boolean lasting(Expression expression, Set<String> columns) {
        return switch (expression) {
            case ParenthesedExpressionList<?> one when one.size() == 1 -> lasting(one.getFirst(), columns);
            case AndExpression and ->
                lasting(and.getLeftExpression(), columns) && lasting(and.getRightExpression(), columns);
            case OrExpression or ->
                lasting(or.getLeftExpression(), columns) && lasting(or.getRightExpression(), columns);
            case NotExpression not -> lasting(not.getExpression(), columns);
            case Column column -> columns.add(Identifiers.meant(column.getColumnName()));
            case ComparisonOperator test ->
                // A column beside a column may be beside itself: that is true of whatever is not null.
                !(test.getLeftExpression() instanceof Column && test.getRightExpression() instanceof Column)
                        && tests(test, columns);
            case LikeExpression test -> tests(test, columns);
            case Between test -> tests(test, columns);
            case InExpression test -> tests(test, columns);
            default -> false;
        };
    }

    private static boolean tests(Expression test, Set<String> columns) {
        boolean[] plain = {true};
        Set<String> found = new HashSet<>();
        Trees.children(
                test,
                side -> Trees.everything(side, node -> {
                    plain[0] &= plain(node);
                    if (node instanceof Column column) {
                        found.add(Identifiers.meant(column.getColumnName()));
                    }
                }));
        columns.addAll(found);
        return plain[0] && !found.isEmpty();
    }

    /** No null, no query, nothing like coalesce that may have a value whatever its column holds. */
    private static boolean plain(Object node) {
        return switch (node) {
            case Function call -> {
                List<String> name = call.getMultipartName();
                yield name != null && (name.size() == 2 || QUANTIFIERS.contains(Identifiers.meant(name.getLast())));
            }
            case LongValue value -> true;
            case DoubleValue value -> true;
            case StringValue value -> true;
            case BooleanValue value -> true;
            case DateTimeLiteralExpression value -> true;
            case JdbcParameter value -> true;
            case Column column -> true;
            case CastExpression cast -> true;
            case ExpressionList<?> list -> true;
            case Table qualifier -> true;
            case ColDataType type -> true;
            default -> false;
        };
    }
}
