package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.util.List;
import java.util.Map;

/** How rows are written, piece by piece. One instance writes one file. */
interface RowFormat {
    byte[] head(List<RowColumn> columns);

    byte[] rows(List<RowColumn> columns, List<Map<String, Object>> rows);

    byte[] tail();
}
