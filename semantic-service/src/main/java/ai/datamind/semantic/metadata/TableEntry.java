package ai.datamind.semantic.metadata;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A table; {@code rowEstimate} is the engine's, null where it has none. */
@RegisterForReflection
public record TableEntry(
        String schema,
        String name,
        String kind,
        String comment,
        Long rowEstimate,
        long bytes,
        List<String> primaryKey) {

    static TableEntry of(TableFacts table) {
        return new TableEntry(
                table.relation().schema(),
                table.relation().table(),
                table.kind(),
                table.comment(),
                table.rows() < 0 ? null : table.rows(),
                table.bytes(),
                table.primaryKey());
    }
}
