package ai.datamind.evaluation.sql;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.database.DumpServer;
import ai.datamind.evaluation.database.TextRows;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.certify.Certifier;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Queries with their rows under native row-level security, and with the status that column grants gave them. */
public final class RowSecurityEvaluation {
    private final JsonNode policies;
    private final DumpServer databases;
    private final Misses misses;
    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, CatalogSnapshot> catalogs = new HashMap<>();
    private int total;
    private int equal;
    private int different;
    private int refused;
    private int expectedDenied;
    private int denied;
    private int expectedOk;
    private int ok;

    private RowSecurityEvaluation(JsonNode policies, DumpServer databases, Misses misses) {
        this.policies = policies;
        this.databases = databases;
        this.misses = misses;
    }

    public static Map<String, Object> run(Arguments arguments) throws IOException, SQLException {
        JsonNode policies =
                new ObjectMapper().readTree(arguments.path("policies").toFile());
        try (Misses misses = new Misses(arguments.misses("row-security"));
                DumpServer databases = new DumpServer(arguments.path("databases"))) {
            RowSecurityEvaluation evaluation = new RowSecurityEvaluation(policies, databases, misses);
            Lines.each(arguments.path("set"), evaluation::one);
            return evaluation.figures();
        }
    }

    private void one(JsonNode line) {
        total++;
        String sql = line.get("sql").asText();
        List<String> path = new ArrayList<>();
        line.get("schema").forEach(s -> path.add(s.asText()));
        String database = line.get("db").asText();
        try {
            Connection connection = connection(database);
            CatalogSnapshot catalog =
                    catalogs.computeIfAbsent(database + path, d -> CatalogLoader.load(new TextRows(connection), path));
            rows(line, sql, connection, catalog, database);
            columns(line, sql, catalog, database);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database, e);
        }
    }

    /** As the service reaches a warehouse; the server closes it. */
    private Connection connection(String database) throws SQLException {
        Connection known = connections.get(database);
        if (known != null) {
            return known;
        }
        Connection connection = databases.connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog");
            statement.execute("SET statement_timeout = '30s'");
        }
        connections.put(database, connection);
        return connection;
    }

    private void rows(JsonNode line, String sql, Connection connection, CatalogSnapshot catalog, String database) {
        try {
            GovernedStatement governed = govern(sql, catalog, set("rows", rowFilters(database)));
            CertifiedStatement certified = Certifier.certify(
                    governed, one(connection, governed.explainSql()).getFirst());
            compare(line, sql, certified, connection);
        } catch (Rejected e) {
            refused++;
            misses.add("refused", e.getMessage(), sql);
        } catch (SQLException e) {
            if (line.get("rls_error").isNull()) {
                different++;
                misses.add("failed", e.getMessage(), sql);
            } else {
                equal++;
            }
        }
    }

    private void compare(JsonNode line, String sql, CertifiedStatement certified, Connection connection)
            throws SQLException {
        List<String> expected = Cells.rows(line.get("rls_rows"));
        List<String> got = one(connection, certified.sql());
        if (expected.equals(got)) {
            equal++;
        } else {
            different++;
            misses.add("different", got.size() + " rows for " + expected.size(), sql);
        }
    }

    private static List<String> one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(sql.startsWith("EXPLAIN") ? rows.getString(i) : Cells.of(rows.getString(i)));
                }
                all.add(String.join("\u0001", cells));
            }
            all.sort(null);
            return all;
        }
    }

    private void columns(JsonNode line, String sql, CatalogSnapshot catalog, String database) {
        boolean expected = line.get("col_status").asText().equals("42501");
        boolean got = false;
        try {
            GovernedStatement governed = govern(sql, catalog, set("columns", hiddenColumns(database)));
            got = governed.sql().isEmpty();
        } catch (Rejected e) {
            got = e.reason() == Reason.COLUMN_DENIED;
            if (!got) {
                misses.add("columns refused", e.getMessage(), sql);
            }
        }
        expectedDenied += expected ? 1 : 0;
        denied += expected && got ? 1 : 0;
        expectedOk += expected ? 0 : 1;
        ok += !expected && !got ? 1 : 0;
        if (expected != got) {
            misses.add("columns", expected ? "not denied" : "denied", sql);
        }
    }

    private static GovernedStatement govern(String sql, CatalogSnapshot catalog, PolicySet policies) {
        return Governor.govern(
                Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))),
                catalog,
                policies,
                GovernOptions.unbounded());
    }

    private static PolicySet set(String version, List<TablePolicy> tables) {
        return new PolicySet(version, DefaultEffect.ALLOW, Map.of(), tables, new byte[0]);
    }

    private List<TablePolicy> rowFilters(String database) {
        List<TablePolicy> tables = new ArrayList<>();
        policies.fields().forEachRemaining(entry -> {
            String[] name = entry.getKey().split("[/.]");
            if (name[0].equals(database)) {
                String predicate = entry.getValue().get("row_predicate").asText();
                RowFilter filter = new RowFilter("rows", "rows", FilterMode.PERMISSIVE, predicate);
                tables.add(
                        new TablePolicy(name[1], name[2], false, true, List.of(filter), List.of(), Set.of(), Map.of()));
            }
        });
        return tables;
    }

    private List<TablePolicy> hiddenColumns(String database) {
        List<TablePolicy> tables = new ArrayList<>();
        policies.fields().forEachRemaining(entry -> {
            String[] name = entry.getKey().split("[/.]");
            JsonNode hidden = entry.getValue().get("hidden_column");
            if (name[0].equals(database) && !hidden.isNull()) {
                tables.add(new TablePolicy(
                        name[1], name[2], false, false, List.of(), List.of(), Set.of(hidden.asText()), Map.of()));
            }
        });
        return tables;
    }

    private Map<String, Object> figures() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("expected_denied", expectedDenied);
        columns.put("denied", denied);
        columns.put("expected_ok", expectedOk);
        columns.put("ok", ok);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("total", total);
        figures.put("equal", equal);
        figures.put("different", different);
        figures.put("refused", refused);
        figures.put("columns", columns);
        return figures;
    }
}
