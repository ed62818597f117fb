package ai.datamind.sql.function;

import java.util.Map;
import java.util.Set;

/** Casts between built-in types, and whether they can fail. Types by short name. */
public final class TypeCasts {
    static final String UNKNOWN = "unknown";
    private static final Set<String> BUILT_IN = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "text",
            "bpchar",
            "varchar",
            "name",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "bytea",
            "json",
            "jsonb",
            "inet",
            "cidr");
    private static final Map<String, Set<String>> IMPLICIT_TOTAL = Map.ofEntries(
            Map.entry("int2", Set.of("int4", "int8", "numeric", "float4", "float8")),
            Map.entry("int4", Set.of("int8", "numeric", "float4", "float8")),
            Map.entry("int8", Set.of("numeric", "float4", "float8")),
            Map.entry("float4", Set.of("float8")),
            Map.entry("text", Set.of("bpchar", "varchar", "name")),
            Map.entry("bpchar", Set.of("text", "varchar")),
            Map.entry("name", Set.of("text", "varchar")),
            Map.entry("time", Set.of("interval", "timetz")),
            Map.entry("cidr", Set.of("inet")));
    private static final Map<String, Set<String>> IMPLICIT_PARTIAL = Map.of(
            "numeric", Set.of("float4", "float8"),
            "date", Set.of("timestamp", "timestamptz"),
            "timestamp", Set.of("timestamptz"));
    private static final Map<String, Set<String>> EXPLICIT_TOTAL = Map.of(
            "bool", Set.of("int4"),
            "int4", Set.of("bool"),
            "timestamp", Set.of("date", "time"),
            "timestamptz", Set.of("date", "time", "timetz"),
            "jsonb", Set.of("json"),
            "interval", Set.of("time"));

    /** How a value gets to a parameter of another type. */
    enum Implicit {
        TOTAL,
        PARTIAL,
        NEVER
    }

    private TypeCasts() {}

    /** varchar has no operators of its own: PostgreSQL reads it as text. */
    static String text(String type) {
        return type.equals("varchar") ? "text" : type.equals("_varchar") ? "_text" : type;
    }

    static Implicit implicit(String from, String to) {
        if (from.equals(to) || from.equals(UNKNOWN) || to.equals("any")) {
            return from.equals("?") ? Implicit.PARTIAL : Implicit.TOTAL;
        }
        if (from.equals("?")) {
            return Implicit.PARTIAL;
        }
        if (to.startsWith("any")) {
            return polymorphic(from, to) ? Implicit.TOTAL : Implicit.NEVER;
        }
        if (IMPLICIT_TOTAL.getOrDefault(from, Set.of()).contains(to)) {
            return Implicit.TOTAL;
        }
        if (IMPLICIT_PARTIAL.getOrDefault(from, Set.of()).contains(to)
                || (!BUILT_IN.contains(from) && !from.startsWith("_"))) {
            return Implicit.PARTIAL;
        }
        return Implicit.NEVER;
    }

    private static boolean polymorphic(String from, String to) {
        return switch (to) {
            case "anyarray", "anycompatiblearray" -> from.startsWith("_");
            case "anynonarray", "anycompatiblenonarray" -> !from.startsWith("_");
            case "anyrange", "anycompatiblerange" -> from.endsWith("range") && !from.endsWith("multirange");
            case "anymultirange", "anycompatiblemultirange" -> from.endsWith("multirange");
            case "anyenum" -> !BUILT_IN.contains(from) && !from.startsWith("_");
            default -> true;
        };
    }

    /**
     * A written cast.
     *
     * @param modified the target has a length or precision
     */
    public static boolean explicitTotal(String from, String to, boolean modified) {
        if (from == null) {
            return false;
        }
        if (from.equals(UNKNOWN)) {
            return true;
        }
        boolean toText = to.equals("text") || to.equals("varchar") || to.equals("bpchar");
        if (toText) {
            return BUILT_IN.contains(from);
        }
        if (modified) {
            return false;
        }
        return (from.equals(to) && BUILT_IN.contains(from))
                || IMPLICIT_TOTAL.getOrDefault(text(from), Set.of()).contains(to)
                || EXPLICIT_TOTAL.getOrDefault(from, Set.of()).contains(to);
    }

    public static boolean builtIn(String type) {
        return BUILT_IN.contains(type);
    }
}
