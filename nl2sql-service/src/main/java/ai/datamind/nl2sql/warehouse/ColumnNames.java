package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import ai.datamind.sql.scope.OutputColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the names of result columns distinct: rows are objects, and a second {@code name} must not hide the first. */
final class ColumnNames {
    private ColumnNames() {}

    static List<RowColumn> of(List<OutputColumn> columns) {
        Set<String> taken = new HashSet<>();
        List<RowColumn> named = new ArrayList<>();
        for (OutputColumn column : columns) {
            String name = column.name();
            for (int n = 2; !taken.add(name); n++) {
                name = column.name() + "_" + n;
            }
            named.add(new RowColumn(name, column.type(), column.masked()));
        }
        return named;
    }
}
