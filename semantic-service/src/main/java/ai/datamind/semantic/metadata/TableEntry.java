package ai.datamind.semantic.metadata;

import ai.datamind.semantic.metadata.facts.TableFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A table; {@code rowEstimate} and {@code bytes} are the engine's, null where it has none or the asker may not know. */
@RegisterForReflection
public record TableEntry(
        String schema,
        String name,
        String kind,
        String comment,
        Long rowEstimate,
        Long bytes,
        List<String> primaryKey) {

    static TableEntry of(TableFacts table) {
        return new TableEntry(
                table.relation().schema(),
                table.relation().table(),
                table.kind(),
                table.comment(),
                table.rows() < 0 ? null : table.rows(),
                table.bytes() < 0 ? null : table.bytes(),
                table.primaryKey());
    }
}
