package ai.datamind.semantic.metadata.autocomplete;

import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of a catalog, sorted, so that those beginning with some letters are found without looking at all. A name is also
 * found by the beginning of each of its words: {@code name} finds {@code customer_name}.
 */
final class AutocompleteIndex {

    /** {@code column} is null for a table itself. */
    record Entry(TableFacts table, ColumnFacts column) {

        String name() {
            return column == null ? table.relation().table() : column.name();
        }
    }

    private record Key(String text, boolean whole, Entry entry) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::text);

    private final Key[] tables;
    private final Key[] columns;
    private final Map<String, List<TableFacts>> byName = new HashMap<>();
    private final TreeSet<String> schemas = new TreeSet<>();

    AutocompleteIndex(List<TableFacts> all) {
        var tableKeys = new ArrayList<Key>();
        var columnKeys = new ArrayList<Key>();
        for (TableFacts table : all) {
            byName.computeIfAbsent(table.relation().table().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(table);
            if (table.relation().schema() != null) {
                schemas.add(table.relation().schema());
            }
            keys(new Entry(table, null), tableKeys);
            table.columns().forEach(c -> keys(new Entry(table, c), columnKeys));
        }
        tables = tableKeys.stream().sorted(ORDER).toArray(Key[]::new);
        columns = columnKeys.stream().sorted(ORDER).toArray(Key[]::new);
    }

    private static void keys(Entry entry, List<Key> keys) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        keys.add(new Key(name, true, entry));
        for (int i = name.indexOf('_'); i >= 0 && i + 1 < name.length(); i = name.indexOf('_', i + 1)) {
            keys.add(new Key(name.substring(i + 1), false, entry));
        }
    }

    Optional<TableFacts> table(String schema, String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(t ->
                        schema == null || schema.equalsIgnoreCase(t.relation().schema()))
                .findFirst();
    }

    boolean isSchema(String name) {
        return schemas.stream().anyMatch(s -> s.equalsIgnoreCase(name));
    }

    List<String> schemas(String prefix) {
        return schemas.stream()
                .filter(s -> s.regionMatches(true, 0, prefix, 0, prefix.length()))
                .toList();
    }

    /** Whole names first, then names with a word that begins so. */
    List<TableFacts> tables(String prefix, int most) {
        return find(tables, prefix, most).stream().map(Entry::table).toList();
    }

    List<Entry> columns(String prefix, int most) {
        return find(columns, prefix, most);
    }

    private static List<Entry> find(Key[] keys, String prefix, int most) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        int at = Arrays.binarySearch(keys, new Key(wanted, true, null), ORDER);
        at = at < 0 ? -at - 1 : at;
        while (at > 0 && keys[at - 1].text().startsWith(wanted)) {
            at--;
        }
        var whole = new LinkedHashSet<Entry>();
        var partly = new LinkedHashSet<Entry>();
        // Common beginnings have thousands of names: nobody reads on, so nobody looks on.
        for (int seen = 0;
                at < keys.length && seen < most * 20 && keys[at].text().startsWith(wanted);
                at++, seen++) {
            (keys[at].whole() ? whole : partly).add(keys[at].entry());
        }
        whole.addAll(partly);
        return whole.stream().limit(most).toList();
    }
}
