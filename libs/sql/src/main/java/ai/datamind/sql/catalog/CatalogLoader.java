package ai.datamind.sql.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows of {@link CatalogQueries} into a snapshot. */
public final class CatalogLoader {
    private static final String PARTIAL = "p";

    private CatalogLoader() {}

    public static CatalogSnapshot load(RowSource source, List<String> searchPath) {
        return build(
                source.rows(CatalogQueries.RELATIONS),
                source.rows(CatalogQueries.KEYS),
                source.rows(CatalogQueries.DEPENDENCIES),
                searchPath);
    }

    public static CatalogSnapshot build(
            List<List<String>> relations,
            List<List<String>> keys,
            List<List<String>> dependencies,
            List<String> searchPath) {
        Map<RelationName, RelationKind> kinds = new LinkedHashMap<>();
        Map<RelationName, List<Column>> columns = new HashMap<>();
        for (List<String> row : relations) {
            RelationName name = new RelationName(row.get(0), row.get(1));
            kinds.put(name, RelationKind.ofCode(row.get(2)));
            columns.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(new Column(row.get(3), row.get(4), row.get(5).equals("t")));
        }
        Map<RelationName, List<Key>> keysOf = keys(keys);
        Set<RelationName> partly = new LinkedHashSet<>();
        keys.stream()
                .filter(row -> row.get(3).equals(PARTIAL))
                .forEach(row -> partly.add(new RelationName(row.get(0), row.get(1))));
        Map<RelationName, RelationName> parents = new HashMap<>();
        Map<RelationName, Set<RelationName>> parts = parts(dependencies, parents);
        Map<RelationName, Relation> built = new TreeMap<>();
        kinds.forEach((name, kind) -> built.put(
                name,
                new Relation(
                        name,
                        kind,
                        columns.get(name),
                        keysOf.getOrDefault(name, List.of()),
                        parents.get(name),
                        below(name, parts),
                        partly.contains(name))));
        return new CatalogSnapshot(version(built.values().toString(), searchPath), searchPath, built);
    }

    private static Map<RelationName, List<Key>> keys(List<List<String>> rows) {
        Map<RelationName, Map<String, Key>> byIndex = new HashMap<>();
        for (List<String> row : rows) {
            if (row.get(3).equals(PARTIAL)) {
                continue;
            }
            Map<String, Key> indexes =
                    byIndex.computeIfAbsent(new RelationName(row.get(0), row.get(1)), n -> new LinkedHashMap<>());
            Key before = indexes.getOrDefault(row.get(2), new Key(row.get(3).equals("t"), List.of()));
            List<String> columns = new ArrayList<>(before.columns());
            columns.add(row.get(4));
            indexes.put(row.get(2), new Key(before.primary(), columns));
        }
        Map<RelationName, List<Key>> keys = new HashMap<>();
        byIndex.forEach((name, indexes) -> keys.put(name, List.copyOf(indexes.values())));
        return keys;
    }

    private static Map<RelationName, Set<RelationName>> parts(
            List<List<String>> rows, Map<RelationName, RelationName> parents) {
        Map<RelationName, Set<RelationName>> parts = new HashMap<>();
        for (List<String> row : rows) {
            RelationName whole = new RelationName(row.get(1), row.get(2));
            RelationName part = new RelationName(row.get(3), row.get(4));
            parts.computeIfAbsent(whole, n -> new LinkedHashSet<>()).add(part);
            if (row.get(0).equals("heir")) {
                parents.put(part, whole);
            }
        }
        return parts;
    }

    private static Set<RelationName> below(RelationName name, Map<RelationName, Set<RelationName>> parts) {
        Set<RelationName> all = new LinkedHashSet<>();
        Deque<RelationName> open = new ArrayDeque<>(parts.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            RelationName next = open.pop();
            if (all.add(next)) {
                open.addAll(parts.getOrDefault(next, Set.of()));
            }
        }
        return all;
    }

    private static String version(String content, List<String> searchPath) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((searchPath + content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
