package ai.datamind.sql.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table or view.
 *
 * @param parent the partitioned or inherited parent, or null
 * @param partlyIndexed has an index over some of its rows: a scan by it need not test what its rows have in common
 * @param children relations whose scans a plan of this one may show: partitions and heirs, a view's base tables
 */
public record Relation(
        RelationName name,
        RelationKind kind,
        List<Column> columns,
        List<Key> keys,
        RelationName parent,
        Set<RelationName> children,
        boolean partlyIndexed) {
    public Relation(
            RelationName name,
            RelationKind kind,
            List<Column> columns,
            List<Key> keys,
            RelationName parent,
            Set<RelationName> children) {
        this(name, kind, columns, keys, parent, children, false);
    }

    public Relation {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        children = Set.copyOf(children);
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
