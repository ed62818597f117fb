package ai.datamind.sql.firewall;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The functions and types of a dialect that a statement may name. */
public final class Vocabulary {
    private static final Pattern ARGUMENTS = Pattern.compile("\\(\\s*\\d+\\s*(,\\s*-?\\d+\\s*)?\\)");
    private static final Vocabulary POSTGRESQL = load();
    private final Map<String, FunctionKind> functions;
    private final Set<String> types;

    /** What a function does to rows. */
    public enum FunctionKind {
        SCALAR,
        AGGREGATE,
        WINDOW,
        SET
    }

    private Vocabulary(Map<String, FunctionKind> functions, Set<String> types) {
        this.functions = functions;
        this.types = types;
    }

    public static Vocabulary postgresql() {
        return POSTGRESQL;
    }

    /** The kind of an allowed function, or null. The name is folded and bare. */
    public FunctionKind function(String name) {
        return functions.get(name);
    }

    public Set<String> functionNames() {
        return functions.keySet();
    }

    boolean type(String name) {
        String bare = ARGUMENTS
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .replaceAll("\\s+", " ");
        boolean quoted = bare.length() > 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return types.contains(bare)
                || (quoted && !bare.equals("\"char\"") && types.contains(bare.substring(1, bare.length() - 1)));
    }

    private static Vocabulary load() {
        Map<String, FunctionKind> functions = new HashMap<>();
        for (String line : Resources.lines("functions.txt")) {
            List<String> words = List.of(line.split("\\s+"));
            FunctionKind kind = FunctionKind.valueOf(words.getFirst().toUpperCase(Locale.ROOT));
            words.subList(1, words.size()).forEach(name -> functions.put(name, kind));
        }
        Set<String> types = new HashSet<>();
        for (String line : Resources.lines("types.txt")) {
            types.add(line);
            types.addAll(List.of(line.split("\\s+")));
        }
        types.addAll(Set.of("character varying", "bit varying"));
        types.removeAll(Set.of("with", "without", "zone", "precision", "varying"));
        return new Vocabulary(Map.copyOf(functions), Set.copyOf(types));
    }
}
