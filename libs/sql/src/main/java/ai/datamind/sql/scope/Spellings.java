package ai.datamind.sql.scope;

import ai.datamind.sql.tree.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;

/** Two ways to say one thing become one: {@code TABLE t} is {@code SELECT * FROM t}. */
final class Spellings {
    private final Set<Column> ofRows = Collections.newSetFromMap(new IdentityHashMap<>());

    Select plain(Select root) {
        Select plain = (Select) one(root);
        inside(plain);
        return plain;
    }

    /** True of {@code (t).x}: a field of the row t, if t is no column. */
    boolean ofRow(Column column) {
        return ofRows.contains(column);
    }

    private void inside(Object node) {
        Trees.replaceChildren(node, this::one);
        Trees.children(node, this::inside);
    }

    private Object one(Object node) {
        return switch (node) {
            case RowGetExpression get -> column(get);
            case TableStatement table -> query(table);
            case ParenthesedFromItem group
            when group.getAlias() != null && !(group.getFromItem() instanceof Values) -> query(group);
            case IsNullExpression test
            when test.isUseIsNull() || test.isUseNotNull() -> {
                IsNullExpression plain = new IsNullExpression(test.getLeftExpression());
                plain.setNot(test.isUseNotNull());
                yield plain;
            }
            default -> node;
        };
    }

    /** {@code month.name}, where month is a keyword to the parser, comes as a field of a row; so does {@code (t).name}. */
    private Column column(RowGetExpression get) {
        boolean row = get.getExpression() instanceof ParenthesedExpressionList<?>;
        String name = row
                ? ((ParenthesedExpressionList<?>) get.getExpression())
                        .getFirst()
                        .toString()
                : get.getExpression().toString();
        Column column = new Column(new Table(name), get.getColumnName());
        if (row) {
            ofRows.add(column);
        }
        return column;
    }

    private static PlainSelect query(TableStatement table) {
        PlainSelect select = all(table.getTable());
        select.setWithItemsList(table.getWithItemsList());
        select.setOrderByElements(table.getOrderByElements());
        select.setLimit(table.getLimit());
        select.setOffset(table.getOffset());
        select.setFetch(table.getFetch());
        return select;
    }

    /** {@code (a JOIN b ON …) AS j}: its name hides those inside it. */
    private static ParenthesedSelect query(ParenthesedFromItem group) {
        PlainSelect select = all(group.getFromItem());
        select.setJoins(group.getJoins());
        ParenthesedSelect query = new ParenthesedSelect();
        query.setSelect(select);
        query.setAlias(group.getAlias());
        return query;
    }

    private static PlainSelect all(FromItem from) {
        PlainSelect select = new PlainSelect();
        select.setSelectItems(List.of(new SelectItem<>(new AllColumns())));
        select.setFromItem(from);
        return select;
    }
}
