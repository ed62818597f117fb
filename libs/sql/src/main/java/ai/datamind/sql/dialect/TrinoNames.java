package ai.datamind.sql.dialect;

import ai.datamind.sql.text.Identifiers;
import java.util.Locale;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** {@code skip} → {@code "skip"}: what is a name in PostgreSQL and grammar in Trino. */
record TrinoNames(Words words) {

    void quote(Object node) {
        switch (node) {
            case Column column -> column.setColumnName(quoted(column.getColumnName()));
            case Table table -> {
                table.setName(quoted(table.getName()));
                if (table.getSchemaName() != null) {
                    table.setSchemaName(quoted(table.getSchemaName()));
                }
            }
            case Alias alias -> {
                alias.setName(quoted(alias.getName()));
                if (alias.getAliasColumns() != null) {
                    alias.getAliasColumns().replaceAll(c -> new Alias.AliasColumn(quoted(c.name), c.colDataType));
                }
            }
            default -> {}
        }
    }

    private String quoted(String name) {
        return name != null && words.reserved().contains(name.toLowerCase(Locale.ROOT))
                ? Identifiers.quote(name)
                : name;
    }
}
