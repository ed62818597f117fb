package ai.datamind.semantic.metadata.facts;

import ai.datamind.semantic.model.sql.Relation;
import java.util.List;
import java.util.Optional;

/** A table or view. {@code rows} is the engine's estimate, -1 where it has none; {@code bytes} is -1 where it is not told. */
public record TableFacts(
        Relation relation,
        String kind,
        String comment,
        long rows,
        long bytes,
        List<ColumnFacts> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<Reference> references) {

    /** A foreign key. */
    public record Reference(List<String> columns, Relation target, List<String> targetColumns) {
        public Reference {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    public TableFacts {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        references = List.copyOf(references);
    }

    public Optional<ColumnFacts> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public TableFacts with(List<ColumnFacts> counted, List<Reference> found) {
        return new TableFacts(relation, kind, comment, rows, bytes, counted, primaryKey, uniqueKeys, found);
    }
}
