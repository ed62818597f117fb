package ai.datamind.sql.govern;

import ai.datamind.sql.scope.Block;
import ai.datamind.sql.text.Identifiers;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Output columns keep the names the engine would have given them, whatever happens to their expressions. */
final class KeepNames {
    private KeepNames() {}

    static void apply(Block block) {
        if (block.node() instanceof PlainSelect select) {
            List<SelectItem<?>> items = select.getSelectItems();
            for (int i = 0; i < items.size(); i++) {
                name(items.get(i), block.outputs().get(i).name());
            }
        }
        block.inner().forEach(KeepNames::apply);
    }

    private static void name(SelectItem<?> item, String name) {
        boolean open = item.getAlias() == null;
        boolean changeable = item.getExpression() instanceof Column || item.getExpression() instanceof CaseExpression;
        if (open && changeable && !same(item, name)) {
            item.setAlias(new Alias(Identifiers.quote(name), true));
        }
    }

    private static boolean same(SelectItem<?> item, String name) {
        return item.getExpression() instanceof Column column
                && Identifiers.meant(column.getColumnName()).equals(name);
    }
}
