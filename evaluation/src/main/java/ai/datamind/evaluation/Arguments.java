package ai.datamind.evaluation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code --name value} pairs and the bare {@code --json}. */
public record Arguments(Map<String, String> values, boolean json) {
    static Arguments of(String[] args, int from) {
        Map<String, String> values = new HashMap<>();
        boolean json = false;
        for (int i = from; i < args.length; i++) {
            if (args[i].equals("--json")) {
                json = true;
            } else if (args[i].startsWith("--") && i + 1 < args.length) {
                values.put(args[i].substring(2), args[++i]);
            } else {
                throw new IllegalArgumentException("unexpected argument " + args[i]);
            }
        }
        return new Arguments(Map.copyOf(values), json);
    }

    public Path path(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return Path.of(value);
    }

    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** Where misses are written: {@code --misses}, else a file of the instance's data folder. */
    public Path misses(String command) {
        String given = values.get("misses");
        return given != null ? Path.of(given) : Path.of(".datamind", "eval", command + "-misses.txt");
    }
}
