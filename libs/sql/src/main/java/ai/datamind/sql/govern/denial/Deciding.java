package ai.datamind.sql.govern.denial;

import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.tree.Trees;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.*;

/** Finds every place where a value decides which rows, groups or order are seen, and says which columns stand there. */
final class Deciding {
    private final Resolution resolution;
    private final Consumer<Collection<Origin>> found;

    Deciding(Resolution resolution, Consumer<Collection<Origin>> found) {
        this.resolution = resolution;
        this.found = found;
    }

    void level(Block block) {
        Select node = block.node();
        if (node instanceof PlainSelect select) {
            plain(select, block);
        }
        if (node instanceof SetOperationList list
                && list.getOperations().stream().anyMatch(Deciding::compares)) {
            outputs(block);
        }
        if (block.place() == Block.Place.EXPRESSION) {
            outputs(block);
        }
        keys(node.getOrderByElements(), block);
        block.inner().forEach(this::level);
    }

    private static boolean compares(SetOperation operation) {
        return !operation.toString().toUpperCase(Locale.ROOT).contains("UNION ALL");
    }

    private void plain(PlainSelect select, Block block) {
        inside(select.getWhere());
        inside(select.getHaving());
        from(select.getFromItem(), select.getJoins());
        Trees.spread(select.getWindowDefinitions(), this::inside);
        if (select.getDistinct() != null) {
            outputs(block);
            inside(select.getDistinct());
        }
        if (select.getGroupBy() != null) {
            inside(select.getGroupBy());
            Trees.everything(select.getGroupBy(), key -> byName(key, block));
        }
        Trees.spread(
                select.getSelectItems(),
                item -> Trees.everything(item, node -> {
                    if (node instanceof AnalyticExpression window) {
                        inside(window.getFilterExpression());
                        inside(window.getWindowDefinition());
                        Trees.spread(window.getFuncOrderBy(), this::inside);
                    }
                }));
    }

    private void from(FromItem first, List<Join> joins) {
        item(first);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            item(join.getFromItem());
            join.getOnExpressions().forEach(this::inside);
            Trees.spread(join.getUsingColumns(), this::inside);
        }
    }

    private void item(FromItem item) {
        switch (item) {
            case ParenthesedFromItem group -> from(group.getFromItem(), group.getJoins());
            case TableFunction function -> inside(function);
            case null, default -> {}
        }
    }

    private void keys(List<OrderByElement> elements, Block block) {
        Trees.spread(elements, element -> {
            inside(element);
            byName(((OrderByElement) element).getExpression(), block);
        });
    }

    /** A key by output name or position means that output. */
    private void byName(Object key, Block block) {
        int position = resolution.output(key);
        if (position >= 0 && position < block.outputs().size()) {
            found.accept(block.outputs().get(position).origins());
        }
    }

    private void outputs(Block block) {
        block.outputs().stream().map(Field::origins).forEach(found);
    }

    private void inside(Object node) {
        if (node != null) {
            Trees.everything(node, inner -> {
                if (inner instanceof Column column) {
                    found.accept(resolution.origins(column));
                }
            });
        }
    }
}
