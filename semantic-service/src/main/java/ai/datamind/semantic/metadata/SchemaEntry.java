package ai.datamind.semantic.metadata;

import ai.datamind.semantic.metadata.facts.TableFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema and how many tables of it can be read. */
@RegisterForReflection
public record SchemaEntry(String name, long tables) {

    static List<SchemaEntry> of(Stream<TableFacts> tables) {
        Map<String, Long> counts =
                tables.collect(Collectors.groupingBy(t -> t.relation().schema(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> new SchemaEntry(e.getKey(), e.getValue()))
                .toList();
    }
}
