package ai.datamind.semantic.model.sql;

import java.util.Locale;
import java.util.Set;

/** Words that PostgreSQL reserves: as a name they need quotes, in an expression they are grammar and no column. */
public final class SqlWords {

    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast"
                            + " char character check coalesce collate collation column concurrently constraint create cross"
                            + " current_catalog current_date current_role current_schema current_time current_timestamp"
                            + " current_user dec decimal default deferrable desc distinct do else end except exists extract"
                            + " false fetch float for foreign freeze from full grant greatest group grouping having ilike in"
                            + " initially inner inout int integer intersect interval into is isnull join lateral leading least"
                            + " left like limit localtime localtimestamp natural nchar none normalize not notnull null nullif"
                            + " numeric offset on only or order out outer overlaps overlay placing position precision primary"
                            + " real references returning right row select session_user setof similar smallint some substring"
                            + " symmetric system_user table tablesample then time timestamp to trailing treat trim true union"
                            + " unique user using values varchar variadic verbose when where window with xmlattributes")
                    .split(" "));

    private SqlWords() {}

    public static boolean reserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the stored name means itself when written without quotes. */
    public static boolean plain(String name) {
        if (name.isEmpty() || RESERVED.contains(name)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The name as SQL text, quoted only when it must be. */
    public static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name must not hold a zero character");
        }
        return plain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
