package ai.datamind.sql.govern.operand;

import ai.datamind.sql.firewall.Vocabulary.FunctionKind;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Types;
import ai.datamind.sql.tree.Trees;
import java.util.IdentityHashMap;
import java.util.Map;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.OracleNamedFunctionParameter;
import net.sf.jsqlparser.expression.PostgresNamedFunctionParameter;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Select;

/** What can fail: by itself, somewhere inside, or when a query is run. */
public final class Operands {
    private final Types types;
    private final PartialColumns columns;
    private final Map<Select, Boolean> failing = new IdentityHashMap<>();

    public Operands(Resolution resolution) {
        this.types = new Types(resolution);
        this.columns = new PartialColumns(resolution, this);
    }

    /** True where this very node may fail on some value, its operands aside. */
    public boolean partial(Object node) {
        return switch (node) {
            case Column column -> columns.partial(column);
            case Select query -> !Queries.oneRow(query) || failing(query);
            case Function call when Queries.arrayOfQuery(call) != null -> failing(Queries.arrayOfQuery(call));
            case Expression e when structure(e) -> false;
            case Expression e -> !types.of(e).total();
            default -> false;
        };
    }

    /** The same for a column that no node names: one of those that USING merges. */
    public boolean partial(Binding.ToField column) {
        return columns.partial(column);
    }

    /** Parts of an expression that the parser calls expressions too. */
    private static boolean structure(Object node) {
        return node instanceof WhenClause
                || node instanceof ExpressionList<?>
                || node instanceof PostgresNamedFunctionParameter
                || node instanceof OracleNamedFunctionParameter;
    }

    /** A node whose inside belongs to the same level and may be guarded part by part. */
    public static boolean opens(Object node) {
        return !(node instanceof Select) && !(node instanceof Column) && Queries.arrayOfQuery(node) == null;
    }

    /** True where a test against a query holds something that may fail. */
    public boolean failingTest(Object node) {
        Select query = Queries.tested(node);
        return query != null && failing(query);
    }

    /** Nothing but literals and immutable calls: the engine folds it while planning, whatever the rows are. */
    public boolean constant(Expression expression) {
        return !Trees.any(expression, this::varies);
    }

    private boolean varies(Object node) {
        return node instanceof Column
                || node instanceof Select
                || node instanceof JdbcParameter
                || (node instanceof Expression e
                        && !structure(e)
                        && !types.of(e).immutable());
    }

    /** Aggregates, windows and set-returning calls are never moved below their level, so what is inside is safe. */
    public boolean mayFail(Object node) {
        if (stays(node)) {
            return false;
        }
        if (failingTest(node) || (partial(node) && !(node instanceof Expression e && constant(e)))) {
            return true;
        }
        boolean[] found = {false};
        if (opens(node)) {
            Trees.children(node, child -> found[0] |= !Queries.asSet(node, child) && mayFail(child));
        }
        return found[0];
    }

    private static boolean stays(Object node) {
        return node instanceof AnalyticExpression
                || Queries.kind(node) == FunctionKind.AGGREGATE
                || Queries.kind(node) == FunctionKind.SET;
    }

    /** Whether anything in a query, at any depth, may fail when the query runs. */
    private boolean failing(Select query) {
        Boolean known = failing.get(query);
        if (known == null) {
            failing.put(query, false);
            boolean[] found = {false};
            Trees.children(query, child -> found[0] |= failingInside(child));
            known = found[0];
            failing.put(query, known);
        }
        return known;
    }

    private boolean failingInside(Object node) {
        if (node instanceof Select query && !(node instanceof FromItem)) {
            return failing(query);
        }
        boolean self = node instanceof Expression e
                && !(node instanceof Select)
                && !(node instanceof Column)
                && partial(e)
                && !constant(e);
        boolean[] found = {self};
        if (!found[0] && !(node instanceof Column)) {
            Trees.children(node, child -> found[0] |= failingInside(child));
        }
        return found[0];
    }
}
