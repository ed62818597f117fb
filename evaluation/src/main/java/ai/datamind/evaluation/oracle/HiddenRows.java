package ai.datamind.evaluation.oracle;

import ai.datamind.evaluation.generate.PolicyCase;
import ai.datamind.evaluation.generate.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies of the tables in which the rows hidden from a subject are gone ({@code only<n>}), or are others and more of
 * them: every value that no filter looks at is one that makes casts, divisions, roots and calendars fail ({@code
 * poison<n>}), or is missing, on which nothing fails ({@code blank<n>}).
 */
final class HiddenRows {
    private static final Map<Character, String> POISON = Map.of(
            'i', "0",
            'n', "0",
            'f', "-1",
            't', "'%'",
            'd', "'infinity'",
            's', "'infinity'",
            'b', "NULL",
            'j', "'\"none\"'",
            'a', "ARRAY['%', NULL]");
    /** As the rows lie in the table: of several that fail, the first to be read is the same one. */
    private static final String IN_PLACE = " ORDER BY ctid";
    /** Columns that take no NULL. */
    private static final List<String> NEEDED = List.of("name", "tenant");

    private final PolicyCase policy;
    private final int number;

    HiddenRows(PolicyCase policy, int number) {
        this.policy = policy;
        this.number = number;
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SCHEMA only" + number);
        statements.add("CREATE SCHEMA keys" + number + " AUTHORIZATION reader" + number);
        Tables.names().forEach(table -> statements.addAll(table(table)));
        statements.addAll(others("poison"));
        return statements;
    }

    /** Made when it is asked for, which is seldom. */
    List<String> blanks() {
        return others("blank");
    }

    private List<String> others(String kind) {
        List<String> statements = new ArrayList<>(List.of("CREATE SCHEMA " + kind + number));
        for (String table : Tables.names()) {
            String key = Tables.KEYS.get(table);
            statements.add("CREATE TABLE " + kind + number + "." + table + " (LIKE plain." + table + " INCLUDING ALL)");
            statements.add(copied(kind, table, "0", "true"));
            if (!ownKey(table, key)) {
                statements.add(copied(kind, table, "1000", "NOT (" + visible(table) + ")"));
            }
        }
        return statements;
    }

    private String visible(String table) {
        String key = Tables.KEYS.get(table);
        return "(" + key + ") IN (SELECT " + key + " FROM keys" + number + "." + table + ")";
    }

    private List<String> table(String table) {
        String key = Tables.KEYS.get(table);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE only" + number + "." + table + " (LIKE plain." + table + " INCLUDING ALL)");
        statements.addAll(keys(table, key, "keys" + number + "." + table));
        statements.add("INSERT INTO only" + number + "." + table + " SELECT * FROM plain." + table + " WHERE "
                + visible(table) + IN_PLACE);
        return statements;
    }

    /** What the subject sees is asked of the engine, under the subject's own role. */
    private List<String> keys(String table, String key, String keys) {
        if (policy.deniedTables().contains(table)) {
            return List.of("CREATE TABLE " + keys + " AS SELECT " + key + " FROM plain." + table + " WHERE false");
        }
        String from = policy.masked() ? "view" + number : "native";
        return List.of(
                // Row-level security holds for whoever is not the owner; it is turned on for all cases at once later.
                "ALTER TABLE native." + table + " ENABLE ROW LEVEL SECURITY",
                "SET search_path = " + from,
                "SET ROLE reader" + number,
                "CREATE TABLE " + keys + " AS SELECT " + key + " FROM " + from + "." + table,
                "RESET ROLE");
    }

    /** A filter on the key itself would show a copy with another key. */
    private boolean ownKey(String table, String key) {
        return policy.filters().getOrDefault(table, List.of()).stream()
                .anyMatch(f -> f.predicate().matches("(?s).*(^|[^.\\w])(" + key.replace(", ", "|") + ")\\b.*"));
    }

    private String copied(String kind, String table, String moved, String which) {
        List<String> items = new ArrayList<>();
        String key = Tables.KEYS.get(table);
        for (Tables.Column column : Tables.ALL.get(table)) {
            String name = column.name();
            boolean part = List.of(key.split(", ")).contains(name);
            if (part) {
                items.add(key.startsWith(name) ? name + " + " + moved : name);
            } else if (policy.mentions(name)) {
                items.add(name);
            } else {
                items.add("CASE WHEN " + visible(table) + " THEN " + name + " ELSE " + other(kind, column) + " END");
            }
        }
        return "INSERT INTO " + kind + number + "." + table + " SELECT " + String.join(", ", items) + " FROM plain."
                + table + " WHERE " + which + IN_PLACE;
    }

    private static String other(String kind, Tables.Column column) {
        if (kind.equals("poison")) {
            return POISON.get(column.type());
        }
        return NEEDED.contains(column.name()) ? column.name() : "NULL";
    }
}
