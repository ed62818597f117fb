package ai.datamind.sql.scope;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The engine's short names (pg_type.typname) for the spellings of types. */
public final class TypeNames {
    public static final String UNKNOWN = "unknown";
    private static final Pattern MODIFIERS = Pattern.compile("\\([^)]*\\)");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("boolean", "bool"),
            Map.entry("smallint", "int2"),
            Map.entry("integer", "int4"),
            Map.entry("int", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("real", "float4"),
            Map.entry("float", "float8"),
            Map.entry("double precision", "float8"),
            Map.entry("double", "float8"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("char", "bpchar"),
            Map.entry("bit varying", "varbit"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"));

    private TypeNames() {}

    /** "character varying(25)[]" → "_varchar"; a name of no built-in type comes back as it is. */
    public static String shortName(String spelled) {
        String bare = MODIFIERS
                .matcher(spelled.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replace("\"", "");
        boolean array = bare.contains("[");
        bare = bare.replace("[", " ").replace("]", " ").strip().replaceAll("\\s+", " ");
        if (bare.startsWith("interval")) {
            bare = "interval";
        }
        String name = SHORT.getOrDefault(bare, bare);
        return array ? "_" + name : name;
    }
}
