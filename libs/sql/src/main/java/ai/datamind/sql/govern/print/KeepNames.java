package ai.datamind.sql.govern.print;

import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.OutputNames;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Identifiers;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Output columns keep the names the engine would have given them, whatever happens to their expressions. */
final class KeepNames {
    private KeepNames() {}

    static void apply(Resolution resolution) {
        level(resolution.top(), resolution);
    }

    private static void level(Block block, Resolution resolution) {
        if (block.node() instanceof PlainSelect select) {
            List<SelectItem<?>> items = select.getSelectItems();
            for (int i = 0; i < items.size(); i++) {
                SelectItem<?> item = items.get(i);
                String name = block.outputs().get(i).name();
                if (item.getAlias() == null && !OutputNames.of(item, resolution).equals(name)) {
                    item.setAlias(new Alias(Identifiers.quote(name), true));
                }
            }
        }
        block.inner().forEach(inner -> level(inner, resolution));
    }
}
