package ai.datamind.semantic.metadata.warehouse;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.SeenCounter;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.facts.TableFacts.Reference;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.visibility.SeenTable;
import ai.datamind.semantic.visibility.Visibility;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A warehouse as one subject sees it. A denied table or column is not there, nor is a key that needs it; of a table whose rows are
 * not all seen no count, size or statistic is told.
 */
public final class SeenWarehouse {

    private static final long UNKNOWN = -1;

    private final Warehouse warehouse;
    private final Visibility visibility;
    private final List<TableFacts> read;

    SeenWarehouse(Warehouse warehouse, Visibility visibility, List<TableFacts> read) {
        this.warehouse = warehouse;
        this.visibility = visibility;
        this.read = read;
    }

    /** Equal for all who see the same names of the same reading. */
    public Visibility.Names names() {
        return visibility.names();
    }

    /** As the warehouse's catalog was read, whoever asks: the same object is the same reading. */
    public List<TableFacts> reading() {
        return read;
    }

    public Stream<TableFacts> tables() {
        return read.stream().flatMap(t -> seen(t).stream());
    }

    /** @param schema null for any */
    public TableFacts table(String schema, String table) {
        return read.stream()
                .filter(t -> t.relation().table().equals(table)
                        && (schema == null || schema.equals(t.relation().schema())))
                .flatMap(t -> seen(t).stream())
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("table"));
    }

    /** Counts what may be counted for this subject: no more than they could count by asking. */
    public <T> Uni<T> counting(Function<SeenCounter, T> work) {
        return warehouse.counting(counter -> work.apply(new SeenCounter(counter, visibility)));
    }

    private Optional<TableFacts> seen(TableFacts table) {
        Relation relation = table.relation();
        return visibility.look(relation.schema(), relation.table()).map(seen -> seen(table, seen));
    }

    private TableFacts seen(TableFacts table, SeenTable seen) {
        List<ColumnFacts> columns = table.columns().stream()
                .filter(c -> seen.column(c.name()))
                .map(c -> seen.values(c.name()) ? c : c.withoutStatistics())
                .toList();
        boolean whole = table.primaryKey().stream().allMatch(seen::column);
        return new TableFacts(
                table.relation(),
                table.kind(),
                table.comment(),
                seen.rows() ? table.rows() : UNKNOWN,
                seen.rows() ? table.bytes() : UNKNOWN,
                columns,
                whole ? table.primaryKey() : List.of(),
                table.uniqueKeys().stream()
                        .filter(key -> key.stream().allMatch(seen::column))
                        .toList(),
                table.references().stream().filter(r -> sees(r, seen)).toList());
    }

    private boolean sees(Reference reference, SeenTable from) {
        Relation target = reference.target();
        return reference.columns().stream().allMatch(from::column)
                && visibility
                        .look(target.schema(), target.table())
                        .filter(to -> reference.targetColumns().stream().allMatch(to::column))
                        .isPresent();
    }
}
