package ai.datamind.sql.text;

import java.nio.charset.StandardCharsets;

/** Names as the engine keeps them, and as it wants them written. */
public final class Identifiers {
    private static final int MAX_BYTES = 63;

    private Identifiers() {}

    /** The name meant by its spelling: unquoted, folded, cut to 63 bytes between characters. */
    public static String meant(String spelled) {
        boolean quoted = spelled.length() > 1 && spelled.startsWith("\"") && spelled.endsWith("\"");
        return cut(quoted ? spelled.substring(1, spelled.length() - 1).replace("\"\"", "\"") : Words.lower(spelled));
    }

    /** Always in quotes: no name is a keyword then. */
    public static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new Rejected(Reason.BAD_TOKEN, "a name with a zero character");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String cut(String name) {
        if (name.length() * 3 <= MAX_BYTES || name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return name;
        }
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
