package ai.datamind.sql.govern.reference;

import ai.datamind.sql.catalog.Key;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Trees;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * The engine knows that a primary key decides its row, but not through a derived table: {@code SELECT c.id, c.name …
 * GROUP BY c.id} → {@code … GROUP BY c.id, c.name}. The groups stay what they were.
 */
public final class KeepDependencies {
    private final Resolution resolution;
    private final References references;

    private KeepDependencies(Resolution resolution, References references) {
        this.resolution = resolution;
        this.references = references;
    }

    public static void apply(Resolution resolution, References references) {
        new KeepDependencies(resolution, references).level(resolution.top());
    }

    private void level(Block block) {
        if (block.node() instanceof PlainSelect select
                && select.getGroupBy() != null
                && select.getGroupBy().getGroupByExpressionList() != null
                && (select.getGroupBy().getGroupingSets() == null
                        || select.getGroupBy().getGroupingSets().isEmpty())) {
            block.sources().forEach(source -> source(source, select));
        }
        block.inner().forEach(this::level);
    }

    @SuppressWarnings("unchecked")
    private void source(Source source, PlainSelect select) {
        Reference reference = references.of(source);
        if (reference == null || reference.form() != Form.DERIVED) {
            return;
        }
        ExpressionList<Expression> keys = select.getGroupBy().getGroupByExpressionList();
        Set<Field> grouped = new LinkedHashSet<>();
        keys.forEach(key -> collect(key(key, select), source, grouped));
        if (!decided(source, grouped)) {
            return;
        }
        Set<Field> read = new LinkedHashSet<>();
        select.getSelectItems().forEach(item -> collect(item, source, read));
        collect(select.getHaving(), source, read);
        Trees.spread(select.getOrderByElements(), element -> collect(element, source, read));
        read.removeAll(grouped);
        for (Field field : read) {
            Column column = new Column(field.name());
            resolution.bindings().put(column, new Binding.ToField(source, field));
            keys.add(column);
        }
    }

    private static boolean decided(Source source, Set<Field> grouped) {
        List<String> columns = grouped.stream().map(Field::column).toList();
        return source.relation().keys().stream().filter(Key::primary).anyMatch(k -> columns.containsAll(k.columns()));
    }

    /** A position or an output's name stands for that output's expression; what is no column decides nothing. */
    private Expression key(Expression key, PlainSelect select) {
        int position = resolution.output(key);
        Expression meant = position >= 0 && position < select.getSelectItems().size()
                ? select.getSelectItems().get(position).getExpression()
                : key;
        return meant instanceof Column ? meant : null;
    }

    private void collect(Object node, Source source, Set<Field> fields) {
        if (node != null) {
            Trees.everything(node, inner -> resolution.field(inner, source).ifPresent(fields::add));
        }
    }
}
