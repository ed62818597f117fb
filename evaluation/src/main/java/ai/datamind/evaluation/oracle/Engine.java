package ai.datamind.evaluation.oracle;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.evaluation.database.TextRows;
import ai.datamind.evaluation.generate.PolicyCase;
import ai.datamind.evaluation.generate.Tables;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.certify.Certifier;
import ai.datamind.sql.govern.GovernedStatement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * One server with the generators' tables: {@code plain} for rewritten statements, {@code native} under row-level
 * security, and for each policy case what {@link HiddenRows} makes of them.
 */
final class Engine implements AutoCloseable {
    static final String PLAIN = "plain";
    /** One of these, with one table or another made to look large, turns the engine's order of evaluation about. */
    private static final List<String> PLANS = List.of(
            "enable_seqscan = on",
            "enable_hashjoin = off",
            "enable_nestloop = off",
            "enable_mergejoin = off",
            "join_collapse_limit = 1",
            "enable_material = off",
            "enable_hashagg = off");

    private final EmbeddedPostgres server = EmbeddedPostgres.temporary();
    private final Connection plain;
    private final Connection natives;
    private final CatalogSnapshot catalog;
    private final List<PolicyCase> cases;
    private final Set<Integer> blanks = new HashSet<>();
    private int reading = -1;

    Engine(List<PolicyCase> cases) throws IOException, SQLException {
        this.cases = cases;
        plain = server.connect("postgres");
        natives = server.connect("postgres");
        // Values come as the engine writes them, however often a statement has run.
        plain.unwrap(PGConnection.class).setPrepareThreshold(0);
        natives.unwrap(PGConnection.class).setPrepareThreshold(0);
        for (String schema : List.of(PLAIN, "native")) {
            execute(plain, "CREATE SCHEMA " + schema, "SET search_path = " + schema, ddl());
        }
        for (int i = 0; i < cases.size(); i++) {
            execute(plain, "SET search_path = native");
            execute(plain, cases.get(i).natively(i, "native").toArray(String[]::new));
            execute(plain, new HiddenRows(cases.get(i), i).statements().toArray(String[]::new));
            if (!cases.get(i).flags().isEmpty()) {
                execute(plain, FlaggedColumns.statements(cases.get(i), i).toArray(String[]::new));
            }
        }
        execute(plain, rowSecurity(), "ANALYZE", "SET search_path = pg_catalog", "SET statement_timeout = '1s'");
        execute(natives, "SET statement_timeout = '1s'");
        catalog = CatalogLoader.load(new TextRows(plain), List.of(PLAIN));
    }

    private static String ddl() throws IOException {
        try (InputStream in = PolicyCase.class.getResourceAsStream("schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String rowSecurity() {
        StringBuilder sql = new StringBuilder();
        Tables.names().forEach(t -> sql.append("ALTER TABLE native.").append(t).append(" ENABLE ROW LEVEL SECURITY;"));
        return sql.toString();
    }

    CatalogSnapshot catalog() {
        return catalog;
    }

    /** As the subject, the engine's own way. */
    Outcome natively(int policy, String sql) throws SQLException {
        if (reading != policy) {
            String schema = cases.get(policy).masked() ? "view" + policy : "native";
            execute(natives, "RESET ROLE; SET ROLE reader" + policy + "; SET search_path = " + schema);
            reading = policy;
        }
        return Outcome.of(natives, sql, List.of());
    }

    /** The rewritten statement over plain tables. */
    Outcome governed(GovernedStatement governed) {
        return Outcome.of(plain, governed.sql(), governed.values(List.of()));
    }

    /** The same, certified by its plan first. */
    Outcome certified(GovernedStatement governed) {
        List<Object> values = governed.values(List.of());
        try {
            List<String> plan = Outcome.rows(plain, governed.explainSql(), values);
            String json = plan.getFirst().substring(0, plan.getFirst().length() - 1);
            return Outcome.of(plain, Certifier.certify(governed, json).sql(), values);
        } catch (SQLException e) {
            return new Outcome.Failure(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
        }
    }

    /** The rewritten statement over another schema's tables. */
    Outcome over(GovernedStatement governed, String schema) {
        String sql = governed.sql().replace("\"" + PLAIN + "\".", "\"" + schema + "\".");
        return Outcome.of(plain, sql, governed.values(List.of()));
    }

    /**
     * Whether visible rows alone bring this failure about, in whatever order the engine can be made to look at them;
     * or beside as many hidden rows that nothing fails on.
     */
    boolean fromVisibleRows(GovernedStatement governed, int policy, Outcome failure) throws SQLException {
        String schema = "only" + policy;
        if (over(governed, schema).equals(failure)
                || over(governed, blank(policy)).equals(failure)) {
            return true;
        }
        for (String large : Tables.names()) {
            for (int rows : List.of(100_000, 1)) {
                execute(plain, "BEGIN", sizes(schema, large, rows));
                try {
                    if (turned(governed, schema, failure)) {
                        return true;
                    }
                } finally {
                    execute(plain, "ROLLBACK");
                }
            }
        }
        return false;
    }

    private String blank(int policy) throws SQLException {
        if (blanks.add(policy)) {
            execute(plain, "SET statement_timeout = '60s'");
            execute(plain, new HiddenRows(cases.get(policy), policy).blanks().toArray(String[]::new));
            execute(plain, "ANALYZE", "SET statement_timeout = '1s'");
        }
        return "blank" + policy;
    }

    private boolean turned(GovernedStatement governed, String schema, Outcome failure) throws SQLException {
        for (String plan : PLANS) {
            execute(plain, "SAVEPOINT before", "SET LOCAL " + plan);
            boolean same = over(governed, schema).equals(failure);
            execute(plain, "ROLLBACK TO before");
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static String sizes(String schema, String table, int rows) {
        return "UPDATE pg_class SET relpages = 1, reltuples = CASE WHEN relname = '" + table + "' THEN " + rows
                + " ELSE 1000 END WHERE relnamespace = '" + schema + "'::regnamespace AND relkind = 'r'";
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        natives.close();
        server.close();
    }
}
