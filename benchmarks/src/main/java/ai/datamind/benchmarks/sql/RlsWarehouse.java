package ai.datamind.benchmarks.sql;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * TPC-H once, on one engine. One role is held to the engine's own policies (and sees masked columns through
 * security_barrier views), the other is not and runs what was rewritten: both read the very same pages.
 */
final class RlsWarehouse implements AutoCloseable {
    private static final String NATIVE = "bench_native";
    private static final String REWRITTEN = "bench_rewritten";
    private static final String PASSWORD = "bench";
    private static final List<String> SETTINGS =
            List.of("SET max_parallel_workers_per_gather = 0", "SET statement_timeout = '60s'", "SET jit = off");

    private final EmbeddedPostgres server;

    private RlsWarehouse(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param data a folder that keeps the loaded tables for another run, or null */
    static RlsWarehouse start(double scale, Path data) throws IOException {
        Path mark = data == null ? null : data.resolve("bench-loaded");
        RlsWarehouse warehouse = new RlsWarehouse(
                data == null ? EmbeddedPostgres.temporary() : EmbeddedPostgres.start(data, 0, PASSWORD));
        if (mark == null || !Files.exists(mark)) {
            warehouse.load(scale);
        }
        if (mark != null) {
            Files.writeString(mark, "at scale " + scale);
        }
        return warehouse;
    }

    private void load(double scale) {
        SampleWarehouse sample = new SampleWarehouse(server, PASSWORD, PASSWORD);
        sample.createRolesAndDatabase();
        sample.load(scale);
        server.role(NATIVE, PASSWORD);
        server.role(REWRITTEN, PASSWORD);
        server.execute("postgres", "ALTER ROLE " + REWRITTEN + " BYPASSRLS");
        server.execute(
                SampleWarehouse.DATABASE,
                "GRANT CONNECT ON DATABASE warehouse TO " + NATIVE + ", " + REWRITTEN,
                "GRANT USAGE ON SCHEMA tpch TO " + NATIVE + ", " + REWRITTEN,
                "GRANT SELECT ON ALL TABLES IN SCHEMA tpch TO " + NATIVE + ", " + REWRITTEN);
        for (Map.Entry<String, String> tenant : Map.of(
                        "customer", "c_custkey", "orders", "o_orderkey", "lineitem", "l_orderkey")
                .entrySet()) {
            server.execute(
                    SampleWarehouse.DATABASE,
                    "ALTER TABLE tpch." + tenant.getKey() + " ADD COLUMN tenant integer NOT NULL DEFAULT 0",
                    "UPDATE tpch." + tenant.getKey() + " SET tenant = " + tenant.getValue() + " % 10",
                    "CREATE INDEX ON tpch." + tenant.getKey() + " (tenant)",
                    "VACUUM (FULL, ANALYZE) tpch." + tenant.getKey());
        }
    }

    /** Puts the policies on the tables as the engine's own, in the place of those before. */
    void govern(BenchPolicies policies) {
        List<String> statements = new ArrayList<>();
        statements.add("DROP SCHEMA IF EXISTS bench_views CASCADE");
        statements.add("CREATE SCHEMA bench_views");
        statements.add("GRANT USAGE ON SCHEMA bench_views TO " + NATIVE);
        for (String table : BenchPolicies.TENANTS) {
            statements.add("DROP POLICY IF EXISTS bench ON tpch." + table);
            statements.add("ALTER TABLE tpch." + table + " DISABLE ROW LEVEL SECURITY");
            statements.add(
                    policies.masks().isEmpty()
                            ? "CREATE POLICY bench ON tpch." + table + " FOR SELECT USING (" + policies.natively(table)
                                    + ")"
                            : policies.view(table, columns(table)));
            statements.add(
                    policies.masks().isEmpty()
                            ? "ALTER TABLE tpch." + table + " ENABLE ROW LEVEL SECURITY"
                            : "GRANT SELECT ON bench_views." + table + " TO " + NATIVE);
        }
        server.execute(SampleWarehouse.DATABASE, statements.toArray(String[]::new));
    }

    private List<String> columns(String table) {
        return texts("SELECT attname::text FROM pg_attribute WHERE attrelid = 'tpch." + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    CatalogSnapshot catalog() {
        return CatalogLoader.load(this::texts, List.of("tpch"));
    }

    private List<List<String>> texts(String sql) {
        try (Connection connection = server.connect(SampleWarehouse.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection natively() throws SQLException {
        return connect(NATIVE, "SET search_path = bench_views, tpch");
    }

    Connection rewritten() throws SQLException {
        return connect(REWRITTEN, "SET search_path = pg_catalog");
    }

    private Connection connect(String role, String path) throws SQLException {
        Connection connection = server.connect(SampleWarehouse.DATABASE, role, PASSWORD);
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            statement.execute(path);
        }
        return connection;
    }

    @Override
    public void close() {
        server.close();
    }
}
