package ai.datamind.evaluation.sql;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.database.TextRows;
import ai.datamind.evaluation.sql.Natively.Ran;
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
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries with their rows under native row-level security, as recorded and as the engine has it now, and with the status
 * that column grants gave them. Without a file of policies: {@link SetComparison}.
 */
public final class RowSecurityEvaluation {
    private final RecordedPolicies policies;
    private final Databases databases;
    private final Misses misses;
    private final Map<String, CatalogSnapshot> catalogs = new HashMap<>();
    private final Map<String, Natively> natives = new HashMap<>();
    private int total;
    private int equal;
    private int different;
    private int live;
    private int liveInAnotherPlan;
    private int liveDifferent;
    private int refused;
    private int expectedDenied;
    private int denied;
    private int expectedOk;
    private int ok;

    private RowSecurityEvaluation(RecordedPolicies policies, Databases databases, Misses misses) {
        this.policies = policies;
        this.databases = databases;
        this.misses = misses;
    }

    public static Map<String, Object> run(Arguments arguments) throws IOException, SQLException {
        if (!arguments.values().containsKey("policies")) {
            return SetComparison.run(arguments);
        }
        RecordedPolicies policies = new RecordedPolicies(
                new ObjectMapper().readTree(arguments.path("policies").toFile()));
        try (Misses misses = new Misses(arguments.misses("row-security"));
                Databases databases = new Databases(arguments.path("databases"))) {
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
            Connection connection = databases.connect(database);
            CatalogSnapshot catalog =
                    catalogs.computeIfAbsent(database + path, d -> CatalogLoader.load(new TextRows(connection), path));
            rows(line, sql, connection, catalog, database);
            columns(line, sql, catalog, database);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database, e);
        }
    }

    private void rows(JsonNode line, String sql, Connection connection, CatalogSnapshot catalog, String database)
            throws SQLException {
        try {
            GovernedStatement governed = govern(sql, catalog, set("rows", policies.rowFilters(database)));
            String plan = Ran.of(connection, governed.explainSql()).rows().getFirst();
            CertifiedStatement certified = Certifier.certify(governed, plan);
            Natively.Both both =
                    natively(connection, catalog, database).beside(sql, catalog.searchPath(), certified.sql());
            recorded(line, sql, both.own());
            live(sql, both, natively(connection, catalog, database), catalog);
        } catch (Rejected e) {
            refused++;
            misses.add("refused", e.getMessage(), sql);
        }
    }

    /** With what the engine gave on the day of the recording. */
    private void recorded(JsonNode line, String sql, Ran own) {
        boolean failed = !line.get("rls_error").isNull();
        if (failed
                ? own.failed()
                : !own.failed() && Cells.rows(line.get("rls_rows")).equals(own.rows())) {
            equal++;
        } else {
            different++;
            misses.add("different", own.told() + " for the record's", sql);
        }
    }

    /** With what it gives today, at the same moment. */
    private void live(String sql, Natively.Both both, Natively natively, CatalogSnapshot catalog) throws SQLException {
        if (both.equal()) {
            live++;
        } else if (natively.mayGive(both.own(), sql, catalog.searchPath())) {
            liveInAnotherPlan++;
        } else {
            liveDifferent++;
            misses.add("live", both.own().told() + " for " + both.natively().told(), sql);
        }
    }

    private Natively natively(Connection connection, CatalogSnapshot catalog, String database) throws SQLException {
        String key = database + catalog.searchPath();
        Natively known = natives.get(key);
        if (known == null) {
            known = new Natively(connection, "reader" + natives.size());
            known.create(catalog, policies.rowFilters(database));
            natives.put(key, known);
        }
        return known;
    }

    private void columns(JsonNode line, String sql, CatalogSnapshot catalog, String database) {
        boolean expected = line.get("col_status").asText().equals("42501");
        boolean got = false;
        try {
            GovernedStatement governed = govern(sql, catalog, set("columns", policies.hiddenColumns(database)));
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
        figures.put(
                "live", Map.of("equal", live, "equal_in_another_plan", liveInAnotherPlan, "different", liveDifferent));
        return figures;
    }
}
