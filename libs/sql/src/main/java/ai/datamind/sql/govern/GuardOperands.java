package ai.datamind.sql.govern;

import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;

/**
 * The engine may evaluate a condition of the user's on a row before it finds the row hidden; if the condition fails
 * there, the error tells of the row. So every operand that can fail waits for the row's visibility:
 * {@code t.a::int = 1} → {@code CASE WHEN "t"."g1q_ok" IS NOT FALSE THEN t.a::int END = 1}. NOT FALSE, because an outer
 * join's missing row has null there and evaluates as ever. Operands over queries that hold governed rows are kept from
 * moving down by a fence instead.
 */
final class GuardOperands {
    private final Resolution resolution;
    private final References references;
    private final Operands operands;
    private final Fences fences;
    /** Queries in conditions; those elsewhere run when rows have been filtered, and perhaps grouped. */
    private final Set<Block> tests = Collections.newSetFromMap(new IdentityHashMap<>());

    GuardOperands(Resolution resolution, References references) {
        this.resolution = resolution;
        this.references = references;
        this.operands = new Operands(resolution);
        this.fences = new Fences(references);
    }

    void apply() {
        if (references.all().stream().anyMatch(Reference::sensitive)) {
            level(resolution.top());
        }
    }

    private void level(Block block) {
        if (block.node() instanceof PlainSelect select) {
            select.setWhere(conjuncts(select.getWhere(), new Level(block, block.sources())));
            select.setHaving(having(select.getHaving(), block));
            if (select.getFromItem() != null) {
                joins(select.getFromItem(), select.getJoins(), block);
            }
        }
        List.copyOf(block.inner()).forEach(this::level);
    }

    private void joins(FromItem first, List<Join> joins, Block block) {
        List<FromItem> tree = new ArrayList<>(List.of(first));
        group(first, block);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            if (join.isSimple()) {
                tree.clear();
            }
            tree.add(join.getFromItem());
            group(join.getFromItem(), block);
            Level level = new Level(block, under(tree, block));
            join.setOnExpressions(join.getOnExpressions().stream()
                    .map(on -> conjuncts(on, level))
                    .toList());
            if (join.getUsingColumns() != null) {
                join.getUsingColumns().forEach(this::merged);
            }
        }
    }

    private void group(FromItem item, Block block) {
        if (item instanceof ParenthesedFromItem group) {
            joins(group.getFromItem(), group.getJoins(), block);
        }
    }

    /** Merged columns are compared where no guard can stand: what may fail there is fenced. */
    private void merged(Column column) {
        if (resolution.binding(column) instanceof Binding.ToMerged merged) {
            merged.parts().stream().filter(operands::partialField).forEach(part -> fences.around(part.source()));
        }
    }

    private Expression conjuncts(Expression expression, Level block) {
        return switch (expression) {
            case null -> null;
            case AndExpression and -> {
                and.setLeftExpression(conjuncts(and.getLeftExpression(), block));
                and.setRightExpression(conjuncts(and.getRightExpression(), block));
                yield and;
            }
            case ParenthesedExpressionList<?> list
            when list.size() == 1 && list.getFirst() instanceof AndExpression and -> {
                conjuncts(and, block);
                yield list;
            }
            default -> conjunct(expression, block);
        };
    }

    private void test(Object node) {
        if (node instanceof Select query) {
            tests.add(resolution.block(query));
        } else {
            Trees.children(node, this::test);
        }
    }

    private Expression conjunct(Expression expression, Level block) {
        test(expression);
        if (expression instanceof EqualsTo equals && joinsTwo(equals, block.block())) {
            equals.setLeftExpression(whole(equals.getLeftExpression(), equals.getLeftExpression(), block));
            equals.setRightExpression(whole(equals.getRightExpression(), equals.getRightExpression(), block));
            return equals;
        }
        return whole(expression, expression, block);
    }

    /** f(a) = g(b): each side keeps to its own tables, so that it stays a join the engine can hash or merge. */
    private boolean joinsTwo(EqualsTo equals, Block block) {
        Set<Source> left = operands.reads(equals.getLeftExpression(), block);
        Set<Source> right = operands.reads(equals.getRightExpression(), block);
        return !operands.partial(equals)
                && !left.isEmpty()
                && !right.isEmpty()
                && left.stream().noneMatch(right::contains);
    }

    private Expression whole(Expression part, Expression conjunct, Level block) {
        return (Expression) guarded(part, new Condition(conjunct, block), true);
    }

    /** One condition as the engine may move it: everything in it waits for all the rows it reads. */
    private record Condition(Expression expression, Level level) {}

    /** A place for conditions: its level and the sources that may be named there. */
    private record Level(Block block, List<Source> sources) {}

    private Object guarded(Object node, Condition condition, boolean outermost) {
        boolean fails =
                operands.partial(node) || (operands.failingTest(node) && (!outermost || closed(Operands.tested(node))));
        if (fails && node instanceof Expression operand) {
            return operands.constant(operand) ? operand : waiting(operand, condition);
        }
        if (Operands.opens(node)) {
            Trees.replaceChildren(
                    node, child -> Operands.asSet(node, child) ? compared(child) : guarded(child, condition, false));
        }
        return node;
    }

    /** The engine makes a join of {@code a IN (SELECT b …)}: b becomes an operand, and goes wherever operands go. */
    private Object compared(Object child) {
        columns(resolution.block(Operands.query(child)));
        return child;
    }

    /** A query that hangs on rows around it and holds a place where no guard can stand: the whole test waits for them. */
    private boolean closed(Select query) {
        boolean[] closed = {false};
        Trees.everything(query, node -> closed[0] |= node instanceof PlainSelect select && grouped(select));
        return closed[0] && !around(resolution.block(query)).isEmpty();
    }

    private void columns(Block query) {
        query.branches().forEach(this::columns);
        Level level = new Level(query, query.sources());
        switch (query.node()) {
            case PlainSelect select
            when operands.mayFail(select.getSelectItems()) -> {
                if (grouped(select)) {
                    fences.on(query);
                } else {
                    select.getSelectItems()
                            .forEach(item -> guarded(item, new Condition(item.getExpression(), level), true));
                }
            }
            case Values values -> guarded(values.getExpressions(), new Condition(values.getExpressions(), level), true);
            default -> {}
        }
    }

    /** Where no guard can stand in the list of columns. */
    private static boolean grouped(PlainSelect select) {
        return select.getGroupBy() != null
                || select.getHaving() != null
                || select.getDistinct() != null
                || select.getSelectItems().stream().anyMatch(Operands::aggregate);
    }

    private Object waiting(Expression operand, Condition condition) {
        Set<String> visible = new LinkedHashSet<>();
        for (Source source : awaited(condition)) {
            Reference reference = references.of(source);
            if (reference == null) {
                fences.around(source);
            } else if (reference.sensitive()) {
                refuseShadowed(source, condition.level().block());
                visible.add(Identifiers.quote(source.alias()) + "." + Identifiers.quote(reference.visible())
                        + " IS NOT FALSE");
            }
        }
        return visible.isEmpty() ? operand : guard(String.join(" AND ", visible), operand);
    }

    @SuppressWarnings("ReferenceEquality")
    private static void refuseShadowed(Source source, Block from) {
        for (Block b = from; b != null && b != source.level(); b = b.parent()) {
            if (b.sources().stream().anyMatch(s -> s.alias().equals(source.alias()))) {
                throw new Rejected(
                        Reason.UNSUPPORTED,
                        "two tables are called " + source.alias() + " where one query stands in another; rename one");
            }
        }
    }

    /**
     * The rows a condition may be evaluated on: those it reads, and those of its level where it reads none of them; and
     * those around that its query reads, for it is they that bring the query about.
     */
    private Set<Source> awaited(Condition condition) {
        Block block = condition.level().block();
        Set<Source> sources = new LinkedHashSet<>(operands.reads(condition.expression(), block));
        if (block.sources().stream().noneMatch(sources::contains)) {
            sources.addAll(condition.level().sources());
            for (Block b = block; b.sources().isEmpty() && b.parent() != null; b = b.parent()) {
                sources.addAll(b.parent().sources());
            }
        }
        sources.addAll(around(block));
        return sources;
    }

    /** Sources outside the condition that this level is written in, as far as any query on the way reads them. */
    private Set<Source> around(Block block) {
        Set<Source> around = new LinkedHashSet<>();
        for (Block b = block; b != null; b = b.parent()) {
            if (tests.contains(b)) {
                Block query = b;
                operands.reads(b.node(), b).stream()
                        .filter(source -> outside(source, query))
                        .forEach(around::add);
            }
        }
        return around;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean outside(Source source, Block query) {
        return source.level() != query;
    }

    private static List<Source> under(List<FromItem> items, Block block) {
        return block.sources().stream()
                .filter(s -> items.stream().anyMatch(item -> holds(item, s)))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean holds(FromItem item, Source source) {
        boolean group = item instanceof ParenthesedFromItem inner
                && (holds(inner.getFromItem(), source)
                        || (inner.getJoins() != null
                                && inner.getJoins().stream().anyMatch(j -> holds(j.getFromItem(), source))));
        return group || source.node() == item;
    }

    private static CaseExpression guard(String visible, Expression operand) {
        return new CaseExpression(new WhenClause(Snippets.expression(visible), operand));
    }

    /**
     * A condition of HAVING without aggregates is moved to WHERE. One that counts is not: {@code HAVING a::int > 5} →
     * {@code HAVING CASE WHEN count(*) >= 0 THEN a::int END > 5}.
     */
    private Expression having(Expression expression, Block block) {
        return switch (expression) {
            case null -> null;
            case AndExpression and -> {
                and.setLeftExpression(having(and.getLeftExpression(), block));
                and.setRightExpression(having(and.getRightExpression(), block));
                yield and;
            }
            case Expression e when Operands.aggregate(e) || !operands.mayFail(e) -> e;
            default -> (Expression) counted(expression);
        };
    }

    private Object counted(Object node) {
        if ((operands.partial(node) || operands.failingTest(node)) && node instanceof Expression operand) {
            return operands.constant(operand) ? operand : guard("count(*) >= 0", operand);
        }
        if (Operands.opens(node)) {
            Trees.replaceChildren(node, child -> Operands.asSet(node, child) ? child : counted(child));
        }
        return node;
    }
}
