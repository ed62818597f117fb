package ai.datamind.governance.preview;

import ai.datamind.governance.preview.PreviewRequest.TableView;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.catalog.RelationName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A catalog of tables that somebody lists. */
final class GivenTables {
    private GivenTables() {}

    static CatalogSnapshot catalog(List<TableView> tables) {
        Map<RelationName, Relation> relations = new LinkedHashMap<>();
        for (TableView table : tables) {
            RelationName name = new RelationName(table.schema(), table.name());
            List<Column> columns = table.columns().stream()
                    .map(column -> new Column(column.name(), column.type(), column.notNull()))
                    .toList();
            relations.put(name, new Relation(name, RelationKind.TABLE, columns, List.of(), null, Set.of()));
        }
        List<String> schemas = tables.stream().map(TableView::schema).distinct().toList();
        // A version of its own each time: statements are kept by it, and two lists are never the same catalog.
        return new CatalogSnapshot("given-" + UUID.randomUUID(), schemas, relations);
    }
}
