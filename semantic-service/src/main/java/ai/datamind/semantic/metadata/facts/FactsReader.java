package ai.datamind.semantic.metadata.facts;

import ai.datamind.semantic.metadata.facts.TableFacts.Reference;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.sql.catalog.RowSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the catalog of a PostgreSQL database; statistics are the engine's own, nothing is counted. */
public final class FactsReader {

    private FactsReader() {}

    private record Table(String schema, String table) {
        static Table of(List<String> row) {
            return new Table(row.get(0), row.get(1));
        }
    }

    public static List<TableFacts> read(RowSource rows) {
        Map<Table, List<ColumnFacts>> columns = new LinkedHashMap<>();
        Map<Table, List<String>> primary = new LinkedHashMap<>();
        Map<Table, List<List<String>>> unique = new LinkedHashMap<>();
        keys(rows, primary, unique);
        for (var row : rows.rows(FactsQueries.COLUMNS)) {
            Table table = Table.of(row);
            List<String> alone = List.of(row.get(2));
            boolean once = alone.equals(primary.get(table))
                    || unique.getOrDefault(table, List.of()).contains(alone);
            columns.computeIfAbsent(table, k -> new ArrayList<>())
                    .add(new ColumnFacts(
                            row.get(2),
                            row.get(3),
                            row.get(4).equals("t"),
                            row.get(5),
                            Long.parseLong(row.get(6)),
                            Double.parseDouble(row.get(7)),
                            once,
                            List.of()));
        }
        Map<Table, List<Reference>> references = references(rows);
        var tables = new ArrayList<TableFacts>();
        for (var row : rows.rows(FactsQueries.TABLES)) {
            Table table = Table.of(row);
            tables.add(new TableFacts(
                    new Relation(row.get(0), row.get(1)),
                    row.get(2),
                    row.get(3),
                    Long.parseLong(row.get(4)),
                    Long.parseLong(row.get(5)),
                    columns.getOrDefault(table, List.of()),
                    primary.getOrDefault(table, List.of()),
                    unique.getOrDefault(table, List.of()),
                    references.getOrDefault(table, List.of())));
        }
        return tables;
    }

    private static void keys(RowSource rows, Map<Table, List<String>> primary, Map<Table, List<List<String>>> unique) {
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (var row : rows.rows(FactsQueries.KEYS)) {
            Table table = Table.of(row);
            boolean first = !open.containsKey(row.get(2));
            List<String> key = open.computeIfAbsent(row.get(2), k -> new ArrayList<>());
            key.add(row.get(4));
            if (first && row.get(3).equals("t")) {
                primary.put(table, key);
            } else if (first) {
                unique.computeIfAbsent(table, k -> new ArrayList<>()).add(key);
            }
        }
    }

    private static Map<Table, List<Reference>> references(RowSource rows) {
        record Open(Table table, List<String> columns, Relation target, List<String> targets) {}
        Map<String, Open> open = new LinkedHashMap<>();
        for (var row : rows.rows(FactsQueries.REFERENCES)) {
            Open key = open.computeIfAbsent(
                    row.get(2),
                    k -> new Open(
                            Table.of(row), new ArrayList<>(), new Relation(row.get(4), row.get(5)), new ArrayList<>()));
            key.columns().add(row.get(3));
            key.targets().add(row.get(6));
        }
        Map<Table, List<Reference>> references = new LinkedHashMap<>();
        open.values()
                .forEach(o -> references
                        .computeIfAbsent(o.table(), k -> new ArrayList<>())
                        .add(new Reference(o.columns(), o.target(), o.targets())));
        return references;
    }
}
