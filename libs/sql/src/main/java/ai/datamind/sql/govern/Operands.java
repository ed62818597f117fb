package ai.datamind.sql.govern;

import ai.datamind.sql.firewall.Vocabulary;
import ai.datamind.sql.firewall.Vocabulary.FunctionKind;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.scope.Types;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.OracleNamedFunctionParameter;
import net.sf.jsqlparser.expression.PostgresNamedFunctionParameter;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.*;

/** What can fail, what it reads, and what a query's columns are made of. */
final class Operands {
    private final Resolution resolution;
    private final Types types;
    private final Map<Block, Set<Field>> partialFields = new IdentityHashMap<>();
    private final Map<Select, Boolean> failing = new IdentityHashMap<>();

    Operands(Resolution resolution) {
        this.resolution = resolution;
        this.types = new Types(resolution);
    }

    /** True where this very node may fail on some value, its operands aside. */
    boolean partial(Object node) {
        return switch (node) {
            case Column column -> partialField(column);
            case Select query -> !oneRow(query) || failing(query);
            case Function call when arrayOfQuery(call) != null -> failing(arrayOfQuery(call));
            case ParenthesedExpressionList<?> list -> false;
            case ExpressionList<?> list -> false;
            case Expression e when structure(e) -> false;
            case Expression e -> !types.of(e).total();
            default -> false;
        };
    }

    /** Parts of an expression that the parser calls expressions too. */
    private static boolean structure(Object node) {
        return node instanceof WhenClause
                || node instanceof ExpressionList<?>
                || node instanceof PostgresNamedFunctionParameter
                || node instanceof OracleNamedFunctionParameter;
    }

    /** A node whose inside belongs to the same level and may be guarded part by part. */
    static boolean opens(Object node) {
        return !(node instanceof Select) && !(node instanceof Column) && arrayOfQuery(node) == null;
    }

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
    static Select query(Object node) {
        return switch (node) {
            case Select query -> query;
            case ParenthesedExpressionList<?> list
            when list.size() == 1 && list.getFirst() instanceof Select query -> query;
            default -> null;
        };
    }

    /** True where a query stands for its rows (IN, EXISTS, ANY, ARRAY), not for one value. */
    @SuppressWarnings("ReferenceEquality")
    static boolean asSet(Object parent, Object child) {
        return query(child) != null
                && switch (parent) {
                    case InExpression in -> in.getRightExpression() == child;
                    case ExistsExpression exists -> true;
                    case AnyComparisonExpression any -> true;
                    default -> false;
                };
    }

    /** The query that something is tested against (IN, EXISTS, ANY, ALL), or null. */
    static Select tested(Object node) {
        return switch (node) {
            case ExistsExpression exists -> query(exists.getRightExpression());
            case BinaryExpression b
            when b.getRightExpression() instanceof AnyComparisonExpression any -> any.getSelect();
            case InExpression in -> query(in.getRightExpression());
            case null, default -> null;
        };
    }

    /** True where a test against a query holds something that may fail. */
    boolean failingTest(Object node) {
        Select query = tested(node);
        return query != null && failing(query);
    }

    /** Nothing but literals and immutable calls: the engine folds it while planning, whatever the rows are. */
    boolean constant(Expression expression) {
        boolean[] constant = {true};
        Trees.everything(expression, node -> {
            boolean varying = node instanceof Column || node instanceof Select || node instanceof JdbcParameter;
            boolean call = node instanceof Expression e
                    && !structure(node)
                    && !varying
                    && !types.of(e).immutable();
            constant[0] &= !varying && !call;
        });
        return constant[0];
    }

    /** Sources of this level and of the levels around it that the node reads, queries inside it included. */
    Set<Source> reads(Object node, Block block) {
        Set<Source> sources = new LinkedHashSet<>();
        Trees.everything(node, inner -> {
            if (inner instanceof Column column && resolution.bindings().containsKey(column)) {
                sources(resolution.binding(column)).forEach(s -> {
                    if (around(s.level(), block)) {
                        sources.add(s);
                    }
                });
            }
        });
        return sources;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean around(Block level, Block block) {
        for (Block b = block; b != null; b = b.parent()) {
            if (b == level) {
                return true;
            }
        }
        return false;
    }

    private static Set<Source> sources(Binding binding) {
        return switch (binding) {
            case Binding.ToField to -> Set.of(to.source());
            case Binding.ToRow to -> Set.of(to.source());
            case Binding.ToMerged to -> {
                Set<Source> all = new LinkedHashSet<>();
                to.parts().forEach(part -> all.add(part.source()));
                yield all;
            }
            case Binding.ToOutput to -> Set.of();
            case Binding.ToKeyword to -> Set.of();
        };
    }

    private boolean partialField(Column column) {
        return resolution.bindings().containsKey(column)
                && switch (resolution.binding(column)) {
                    case Binding.ToField to -> partialField(to);
                    case Binding.ToMerged to -> to.parts().stream().anyMatch(this::partialField);
                    case Binding.ToRow to -> to.source().query() != null;
                    case Binding.ToOutput to -> false;
                    case Binding.ToKeyword to -> false;
                };
    }

    /** A column of a query whose expression may fail: the engine may move a condition on it down to the scan. */
    boolean partialField(Binding.ToField to) {
        Block query = to.source().query();
        if (query == null) {
            return false;
        }
        int position = to.source().position(to.field());
        return position < query.outputs().size()
                && partialFields(query).contains(query.outputs().get(position));
    }

    private Set<Field> partialFields(Block block) {
        Set<Field> known = partialFields.get(block);
        if (known == null) {
            partialFields.put(block, Set.of());
            known = bounded(block.node()) ? Set.of() : found(block);
            partialFields.put(block, known);
        }
        return known;
    }

    private Set<Field> found(Block block) {
        Set<Field> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < block.outputs().size(); i++) {
            int position = i;
            boolean partial = switch (block.node()) {
                case PlainSelect select ->
                    mayFail(select.getSelectItems().get(i).getExpression());
                case Values values -> mayFail(values.getExpressions());
                default ->
                    block.branches().stream()
                            .anyMatch(b -> position < b.outputs().size()
                                    && partialFields(b).contains(b.outputs().get(position)));
            };
            if (partial) {
                found.add(block.outputs().get(i));
            }
        }
        return found;
    }

    /** Aggregates, windows and set-returning calls are never moved below their level, so what is inside is safe. */
    boolean mayFail(Object node) {
        if (stays(node)) {
            return false;
        }
        if (failingTest(node) || (partial(node) && !(node instanceof Expression e && constant(e)))) {
            return true;
        }
        boolean[] found = {false};
        if (opens(node)) {
            Trees.children(node, child -> found[0] |= !asSet(node, child) && mayFail(child));
        }
        return found[0];
    }

    private static boolean stays(Object node) {
        return node instanceof AnalyticExpression
                || kind(node) == FunctionKind.AGGREGATE
                || kind(node) == FunctionKind.SET;
    }

    static boolean aggregate(Object node) {
        boolean[] found = {false};
        Trees.everything(node, n -> found[0] |= kind(n) == FunctionKind.AGGREGATE || n instanceof AnalyticExpression);
        return found[0];
    }

    private static FunctionKind kind(Object node) {
        return node instanceof Function call && call.getMultipartName() != null
                ? Vocabulary.postgresql()
                        .function(Identifiers.meant(call.getMultipartName().getLast()))
                : null;
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

    /** At most one row, whatever the data: a scalar query that gives two fails. */
    private static boolean oneRow(Select query) {
        if (query instanceof ParenthesedSelect inner && !bounded(inner)) {
            return oneRow(inner.getSelect());
        }
        boolean one = query.getLimit() != null
                && query.getLimit().getRowCount() instanceof LongValue count
                && count.getStringValue().equals("1");
        boolean aggregated = query instanceof PlainSelect select
                && select.getGroupBy() == null
                && (select.getFromItem() == null
                        || select.getSelectItems().stream().anyMatch(Operands::aggregate))
                && !setReturning(select);
        return one || aggregated;
    }

    private static boolean setReturning(PlainSelect select) {
        boolean[] found = {false};
        Trees.spread(
                select.getSelectItems(), item -> Trees.everything(item, n -> found[0] |= kind(n) == FunctionKind.SET));
        return found[0];
    }

    /** A level with LIMIT or OFFSET is a barrier already. */
    static boolean bounded(Select node) {
        return node.getLimit() != null || node.getOffset() != null || node.getFetch() != null;
    }
}
