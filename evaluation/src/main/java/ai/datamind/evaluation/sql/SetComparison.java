package ai.datamind.evaluation.sql;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.database.TextRows;
import ai.datamind.evaluation.sql.Natively.Ran;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The statements of any set under policies made of its data: as the engine's own row-level security has them, and
 * rewritten.
 */
final class SetComparison implements AutoCloseable {
    /** How a statement under one set of policies ended. */
    enum End {
        EQUAL,
        /** Equal to what the engine gives under another plan: the query leaves a choice open. */
        EQUAL_IN_ANOTHER_PLAN,
        DENIED_ALIKE,
        /** A star or a row names the column; nobody reads it. */
        DENIED_UNREAD,
        FAILED_ALIKE,
        REFUSED,
        REFUSED_FAILING,
        /** The engine's own way fails on a value, or ours does. */
        FAILED_ON_ONE_SIDE,
        DIFFERENT
    }

    private final Databases databases;
    private final Misses misses;
    private final int rounds;
    private final long seed;
    private final Map<String, Subject> subjects = new HashMap<>();
    private final Map<End, Integer> ends = new TreeMap<>();

    private record Subject(CatalogSnapshot catalog, List<TablePolicy> policies, Natively natively) {}

    private SetComparison(Arguments arguments) throws IOException {
        databases = new Databases(arguments.path("databases"));
        misses = new Misses(arguments.misses("row-security"));
        rounds = Integer.parseInt(arguments.value("rounds", "3"));
        seed = Long.parseLong(arguments.value("seed", "7"));
    }

    static Map<String, Object> run(Arguments arguments) throws IOException, SQLException {
        try (SetComparison comparison = new SetComparison(arguments)) {
            Lines.each(arguments.path("set"), comparison::line);
            Map<String, Object> figures = new TreeMap<>();
            comparison.ends.forEach((end, many) -> figures.put(end.name().toLowerCase(java.util.Locale.ROOT), many));
            figures.put(
                    "total",
                    comparison.ends.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
            return figures;
        }
    }

    private void line(JsonNode line) {
        String sql = line.path(line.has("gold_sql") ? "gold_sql" : "sql").asText();
        String database = line.path(line.has("database") ? "database" : "db").asText("acme");
        if (sql.isBlank()) {
            return;
        }
        for (int round = 0; round < rounds; round++) {
            try {
                one(meant(sql), subject(database, line.path("schema"), round));
            } catch (SQLException e) {
                throw new IllegalStateException("database " + database, e);
            }
        }
    }

    /** Of several accepted statements the first, of columns in braces all. */
    private static String meant(String sql) {
        var braces = java.util.regex.Pattern.compile("\\{([^{}]+)}").matcher(sql);
        String all = braces.find() ? braces.group(1) : "";
        String plain = sql.replace("{" + all + "}", all).replace("{}", all.replaceAll("(?i)\\s+as\\s+\\w+", ""));
        int end = plain.indexOf(';');
        return (end < 0 ? plain : plain.substring(0, end)).strip();
    }

    private Subject subject(String database, JsonNode schema, int round) throws SQLException {
        List<String> path = schema.isArray()
                ? List.of(schema.get(0).asText())
                : List.of(schema.asText("public").isBlank() ? "public" : schema.asText("public"));
        String key = database + path + round;
        Subject known = subjects.get(key);
        if (known != null) {
            return known;
        }
        Connection connection = databases.connect(database);
        CatalogSnapshot catalog = CatalogLoader.load(new TextRows(connection), path);
        List<TablePolicy> policies =
                new RandomPolicies(seed * 31 + key.hashCode()).of(catalog, new TextRows(connection));
        Natively natively = new Natively(connection, "reader" + subjects.size());
        natively.create(catalog, policies);
        Subject made = new Subject(catalog, policies, natively);
        subjects.put(key, made);
        return made;
    }

    private void one(String sql, Subject subject) throws SQLException {
        List<String> path = subject.catalog().searchPath();
        End end;
        String what = "";
        try {
            GovernedStatement governed = Governor.govern(
                    Firewall.postgresql().admit(sql),
                    subject.catalog(),
                    new PolicySet("1", DefaultEffect.ALLOW, Map.of(), subject.policies(), new byte[0]),
                    GovernOptions.unbounded());
            Natively.Both both = subject.natively().beside(sql, path, governed.sql());
            end = end(both, sql, subject);
            what = both.own().told() + " for " + both.natively().told() + ": " + governed.sql();
        } catch (Rejected e) {
            Ran expected = subject.natively().alone(sql, path);
            boolean denied = e.reason() == Reason.COLUMN_DENIED;
            end = denied && expected.state().equals("42501")
                    ? End.DENIED_ALIKE
                    : expected.failed() ? End.REFUSED_FAILING : denied ? End.DENIED_UNREAD : End.REFUSED;
            what = e.getMessage();
        }
        ends.merge(end, 1, Integer::sum);
        if (end == End.DIFFERENT || end == End.REFUSED || end == End.FAILED_ON_ONE_SIDE) {
            misses.add(end.name(), what, sql);
        }
    }

    private static End end(Natively.Both both, String sql, Subject subject) throws SQLException {
        boolean mistaken =
                both.own().state().startsWith("42") && !both.natively().failed();
        if (mistaken || both.natively().state().equals("42501")) {
            return End.DIFFERENT;
        }
        if (both.equal()) {
            return both.own().failed() ? End.FAILED_ALIKE : End.EQUAL;
        }
        if (both.natively().failed() || both.own().failed()) {
            return End.FAILED_ON_ONE_SIDE;
        }
        return subject.natively().mayGive(both.own(), sql, subject.catalog().searchPath())
                ? End.EQUAL_IN_ANOTHER_PLAN
                : End.DIFFERENT;
    }

    @Override
    public void close() throws SQLException {
        misses.close();
        databases.close();
    }
}
