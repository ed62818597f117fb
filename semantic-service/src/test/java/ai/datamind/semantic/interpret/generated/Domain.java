package ai.datamind.semantic.interpret.generated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small world: parents with children, children with others over a link, and how people speak of their columns. */
record Domain(Map<String, String> cells) {

    static List<Domain> all() {
        return read("/interpret/domains.tsv");
    }

    /** The same domains by their German words, in the same order. */
    static List<Domain> german() {
        return read("/interpret/domains-de.tsv");
    }

    private static List<Domain> read(String file) {
        try (var lines = new BufferedReader(
                new InputStreamReader(Domain.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().filter(l -> !l.startsWith("#")).map(Domain::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Domain of(String line) {
        var cells = new HashMap<String, String>();
        for (String cell : line.split("\t")) {
            cells.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
        }
        return new Domain(cells);
    }

    String name() {
        return cells.get("domain");
    }

    String one(String entity) {
        return cells.get(entity).split(":")[0];
    }

    String many(String entity) {
        return cells.get(entity).split(":")[1];
    }

    String word(String cell) {
        return cells.get(cell);
    }

    List<String> values(String cell) {
        return List.of(cells.get(cell).split(","));
    }
}
