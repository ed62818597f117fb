package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.*;

/** Levels of a query: WITH first, then FROM, then everything that looks into them. */
final class QueryResolver {
    private final Resolution resolution;
    private final FromResolver from;
    private final ExpressionResolver expressions;
    private final Types types;

    QueryResolver(Resolution resolution, CatalogSnapshot catalog, Spellings spellings) {
        this.resolution = resolution;
        this.types = new Types(resolution);
        this.expressions = new ExpressionResolver(resolution, this, spellings);
        this.from = new FromResolver(resolution, catalog, this, expressions, types);
    }

    Block resolve(Select node, Block.Place place, Block parent, Scope outer) {
        Block block = new Block(node, place, parent);
        resolution.blocks().put(node, block);
        Scope scope = new Scope(outer, new HashMap<>(), block);
        with(node, block, scope);
        switch (node) {
            case PlainSelect select -> plain(select, block, scope);
            case SetOperationList list -> setOperation(list, block, scope);
            case LateralSubSelect wrapped -> wrapped(wrapped, block, scope);
            case ParenthesedSelect wrapped -> wrapped(wrapped, block, scope);
            case Values values -> values(values, block, scope);
            default -> throw new Rejected(Reason.UNSUPPORTED, "this kind of query is not supported");
        }
        limits(node, scope, block);
        return block;
    }

    private void with(Select node, Block block, Scope scope) {
        List<WithItem<?>> items = node.getWithItemsList();
        if (items == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        items.forEach(item -> names.add(Identifiers.meant(item.getAliasName())));
        if (names.size() < items.size()) {
            throw new Rejected(Reason.UNSUPPORTED, "WITH names a query twice");
        }
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        from.forbidForward(recursive ? names : Set.of());
        for (WithItem<?> item : items) {
            String name = Identifiers.meant(item.getAliasName());
            scope.ctes().put(name, cte(item, name, recursive, block, scope));
            from.forbidForward(recursive ? without(names, scope.ctes().keySet()) : Set.of());
        }
    }

    private static Set<String> without(Set<String> names, Set<String> known) {
        Set<String> rest = new HashSet<>(names);
        rest.removeAll(known);
        return rest;
    }

    private Block cte(WithItem<?> item, String name, boolean recursive, Block block, Scope scope) {
        Select inner = ((ParenthesedSelect) item.getParenthesedStatement()).getSelect();
        List<String> columns = columnNames(item);
        Block made = recursive
                        && inner instanceof SetOperationList union
                        && union.getSelects().size() == 2
                ? recursive(union, name, columns, block, scope)
                : resolve(inner, Block.Place.CTE, block, scope);
        rename(made, columns);
        return made;
    }

    /** The first branch gives the shape; the second may read the whole under its name. */
    private Block recursive(SetOperationList union, String name, List<String> columns, Block block, Scope scope) {
        Block whole = new Block(union, Block.Place.CTE, block);
        resolution.blocks().put(union, whole);
        Scope inner = new Scope(scope, new HashMap<>(), whole);
        with(union, whole, inner);
        from.forbidForward(Set.of(name));
        Block first = resolve(union.getSelect(0), Block.Place.CTE, whole, inner);
        from.forbidForward(Set.of());
        whole.branches().add(first);
        whole.outputs().addAll(first.outputs());
        rename(whole, columns);
        inner.ctes().put(name, whole);
        Block second = resolve(union.getSelect(1), Block.Place.CTE, whole, inner);
        whole.branches().add(second);
        List<Field> merged = merged(whole.outputs(), second.outputs());
        whole.outputs().clear();
        whole.outputs().addAll(merged);
        orderByOutputs(union.getOrderByElements(), whole, inner);
        limits(union, inner, whole);
        return whole;
    }

    private static List<String> columnNames(WithItem<?> item) {
        List<String> names = new ArrayList<>();
        if (item.getWithItemList() != null) {
            item.getWithItemList().forEach(c -> names.add(Identifiers.meant(c.toString())));
        }
        return names;
    }

    static void rename(Block block, List<String> names) {
        if (names.size() > block.outputs().size()) {
            throw new Rejected(Reason.UNSUPPORTED, "more column names than columns");
        }
        for (int i = 0; i < names.size(); i++) {
            block.outputs().set(i, block.outputs().get(i).named(names.get(i)));
        }
    }

    private void plain(PlainSelect select, Block block, Scope scope) {
        from.resolve(select, block, scope);
        if (select.getSelectItems() == null) {
            throw new Rejected(Reason.UNSUPPORTED, "a query gives at least one column");
        }
        select.setSelectItems(new Stars(resolution).expand(select.getSelectItems(), scope));
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct().getOnSelectItems().forEach(i -> expressions.resolve(i.getExpression(), scope, block));
        }
        expressions.resolve(select.getWhere(), scope, block);
        select.getSelectItems().forEach(item -> expressions.resolve(item.getExpression(), scope, block));
        outputs(select, block);
        new Ordering(resolution, expressions).groupBy(select.getGroupBy(), scope, block);
        expressions.resolve(select.getHaving(), scope, block);
        expressions.resolveAll(select.getWindowDefinitions(), scope, block);
        new Ordering(resolution, expressions).orderBy(select.getOrderByElements(), scope, block);
    }

    private void outputs(PlainSelect select, Block block) {
        for (SelectItem<?> item : select.getSelectItems()) {
            String type = types.of(item.getExpression()).type();
            block.outputs()
                    .add(new Field(
                            OutputNames.of(item, resolution), type, new Lineage(resolution).of(item.getExpression())));
        }
    }

    private void setOperation(SetOperationList list, Block block, Scope scope) {
        for (Select branch : list.getSelects()) {
            block.branches().add(resolve(branch, block.place(), block, scope));
        }
        List<Field> outputs = List.copyOf(block.branches().getFirst().outputs());
        for (Block branch : block.branches().subList(1, block.branches().size())) {
            outputs = merged(outputs, branch.outputs());
        }
        block.outputs().addAll(outputs);
        orderByOutputs(list.getOrderByElements(), block, scope);
    }

    static List<Field> merged(List<Field> left, List<Field> right) {
        if (left.size() != right.size()) {
            throw new Rejected(Reason.UNSUPPORTED, "branches of a set operation have different numbers of columns");
        }
        List<Field> merged = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Set<Origin> origins = new HashSet<>(left.get(i).origins());
            origins.addAll(right.get(i).origins());
            List<String> both = new ArrayList<>();
            both.add(left.get(i).type());
            both.add(right.get(i).type());
            merged.add(new Field(left.get(i).name(), Types.common(both), origins));
        }
        return merged;
    }

    private void wrapped(ParenthesedSelect node, Block block, Scope scope) {
        Block inner = resolve(node.getSelect(), block.place(), block, scope);
        block.branches().add(inner);
        block.outputs().addAll(inner.outputs());
        orderByOutputs(node.getOrderByElements(), block, scope);
    }

    private void values(Values values, Block block, Scope scope) {
        expressions.resolve(values.getExpressions(), scope, block);
        List<? extends Expression> rows = values.getExpressions();
        boolean single = rows.isEmpty() || !(rows.getFirst() instanceof ExpressionList<?>);
        List<? extends Expression> first = single ? rows : (ExpressionList<?>) rows.getFirst();
        for (int i = 0; i < first.size(); i++) {
            block.outputs().add(new Field("column" + (i + 1), valueType(rows, single, i), lineage(rows, single, i)));
        }
        orderByOutputs(values.getOrderByElements(), block, scope);
    }

    private String valueType(List<? extends Expression> rows, boolean single, int column) {
        List<String> all = new ArrayList<>();
        for (Expression row : single ? List.of(rows.get(column)) : rows) {
            all.add(types.of(single ? row : cell(row, column)).type());
        }
        return Types.common(all);
    }

    private Set<Origin> lineage(List<? extends Expression> rows, boolean single, int column) {
        Set<Origin> origins = new HashSet<>();
        for (Expression row : single ? List.of(rows.get(column)) : rows) {
            origins.addAll(new Lineage(resolution).of(single ? row : cell(row, column)));
        }
        return origins;
    }

    private static Expression cell(Expression row, int column) {
        if (row instanceof ExpressionList<?> list && list.size() > column) {
            return list.get(column);
        }
        throw new Rejected(Reason.UNSUPPORTED, "VALUES lists have different lengths");
    }

    private void orderByOutputs(List<OrderByElement> elements, Block block, Scope scope) {
        new Ordering(resolution, expressions).orderByOutputs(elements, block, scope);
    }

    private void limits(Select node, Scope scope, Block block) {
        expressions.resolve(node.getLimit(), scope, block);
        expressions.resolve(node.getOffset(), scope, block);
        expressions.resolve(node.getFetch(), scope, block);
    }

    /** Column names given behind an alias: s(a, b). */
    static List<String> aliasColumns(Alias alias) {
        List<String> names = new ArrayList<>();
        if (alias != null && alias.getAliasColumns() != null) {
            alias.getAliasColumns().forEach(c -> names.add(Identifiers.meant(c.name)));
        }
        return names;
    }
}
