package ai.datamind.semantic.metadata;

import ai.datamind.semantic.metadata.facts.TableFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A column; {@code references} is schema.table.column where it is (part of) a foreign key. */
@RegisterForReflection
public record ColumnEntry(
        String name, String type, boolean nullable, String comment, boolean primaryKey, String references) {

    static List<ColumnEntry> of(TableFacts table) {
        return table.columns().stream()
                .map(c -> new ColumnEntry(
                        c.name(),
                        c.type(),
                        c.nullable(),
                        c.comment(),
                        table.primaryKey().contains(c.name()),
                        reference(table, c.name())))
                .toList();
    }

    private static String reference(TableFacts table, String column) {
        return table.references().stream()
                .filter(r -> r.columns().contains(column))
                .map(r -> r.target() + "." + r.targetColumns().get(r.columns().indexOf(column)))
                .findFirst()
                .orElse(null);
    }
}
