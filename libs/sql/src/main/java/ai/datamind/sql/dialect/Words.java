package ai.datamind.sql.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an engine shares with PostgreSQL: node classes, functions and types, the latter two by their names there; and words it alone reserves. */
record Words(Set<String> nodes, Map<String, String> functions, Map<String, String> types, Set<String> reserved) {
    static Words load(String name) {
        Words words = new Words(new HashSet<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        try (InputStream in = Words.class.getResourceAsStream(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(words::read);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return words;
    }

    private void read(String line) {
        List<String> parts = List.of(line.strip().split("\\s+"));
        List<String> rest = parts.subList(1, parts.size());
        switch (parts.getFirst()) {
            case "node" -> nodes.addAll(rest);
            case "reserved" -> reserved.addAll(rest);
            case "same" -> rest.forEach(function -> functions.put(function, function));
            case "function" -> functions.put(rest.getFirst(), rest.getLast());
            case "type" -> types.put(rest.getFirst(), String.join(" ", rest.subList(1, rest.size())));
            default -> throw new IllegalStateException("no such kind of word: " + parts.getFirst());
        }
    }
}
