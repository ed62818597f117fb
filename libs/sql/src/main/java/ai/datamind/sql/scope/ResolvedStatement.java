package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.RelationName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a statement reads and gives, without any policy: for views, documentation and lineage. Not a thing to run. */
public final class ResolvedStatement {
    private final Resolution resolution;

    ResolvedStatement(Resolution resolution) {
        this.resolution = resolution;
    }

    public SortedSet<RelationName> relations() {
        SortedSet<RelationName> names = new TreeSet<>();
        resolution.tables().forEach(t -> names.add(t.relation().name()));
        return names;
    }

    public List<OutputColumn> outputColumns() {
        return resolution.top().outputs().stream()
                .map(f -> new OutputColumn(f.name(), f.type(), f.origins(), false))
                .toList();
    }
}
