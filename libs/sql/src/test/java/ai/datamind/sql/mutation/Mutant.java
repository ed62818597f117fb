package ai.datamind.sql.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of mutants.txt.
 *
 * @param changes class name → method → what it gives instead
 */
record Mutant(String name, Map<String, Map<String, String>> changes) {
    private static final String ROOT = "ai.datamind.sql.";

    static List<Mutant> all() throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        try (InputStream in = Mutant.class.getResourceAsStream("mutants.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    mutants.add(of(line.split(" \\| ")));
                }
            }
        }
        return mutants;
    }

    private static Mutant of(String[] parts) {
        Map<String, Map<String, String>> changes = new LinkedHashMap<>();
        for (String change : parts[1].split("; ")) {
            String[] sides = change.split(" = ");
            String[] place = sides[0].split("#");
            changes.computeIfAbsent(ROOT + place[0], c -> new LinkedHashMap<>()).put(place[1], sides[1]);
        }
        return new Mutant(parts[0], changes);
    }

    @Override
    public String toString() {
        return name;
    }
}
