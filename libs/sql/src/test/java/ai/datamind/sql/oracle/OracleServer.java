package ai.datamind.sql.oracle;

import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.certify.Certifier;
import ai.datamind.sql.govern.GovernedStatement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One engine with the plain schema and one native schema per policy case. */
final class OracleServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Connection plain;
    private final Connection natives;
    private final CatalogSnapshot catalog;

    OracleServer(List<PolicyCase> cases) throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        String ddl;
        try (InputStream in = OracleServer.class.getResourceAsStream("schema.sql")) {
            ddl = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        plain = postgres.getPostgresDatabase().getConnection();
        natives = postgres.getPostgresDatabase().getConnection();
        execute(plain, "CREATE ROLE reader", "CREATE SCHEMA plain", "SET search_path = plain", ddl);
        for (int i = 0; i < cases.size(); i++) {
            execute(natives, cases.get(i).visibleOnly("visible" + i, ddl).toArray(String[]::new));
            execute(natives, cases.get(i).natively("native" + i, ddl).toArray(String[]::new));
        }
        execute(plain, "SET search_path = pg_catalog", "SET statement_timeout = '400ms'");
        execute(natives, "SET ROLE reader", "SET statement_timeout = '400ms'");
        catalog = CatalogLoader.load(sql -> texts(plain, sql), List.of("plain"));
    }

    CatalogSnapshot catalog() {
        return catalog;
    }

    Connection plain() {
        return plain;
    }

    List<List<String>> natively(int policy, String sql) throws SQLException {
        execute(natives, "SET search_path = native" + policy);
        return rows(natives, sql, List.of());
    }

    List<List<String>> governed(GovernedStatement governed) throws SQLException {
        List<Object> values = governed.values(List.of());
        List<List<String>> plan = rows(plain, governed.explainSql(), values);
        CertifiedStatement certified =
                Certifier.certify(governed, plan.getFirst().getFirst());
        return rows(plain, certified.sql(), values);
    }

    /** The governed statement where the hidden rows hold other values: its error there, or null. */
    String failsOnOthers(GovernedStatement governed, PolicyCase policy, int number, boolean control)
            throws SQLException {
        execute(plain, "BEGIN");
        try {
            execute(plain, policy.scramble("visible" + number, control).toArray(String[]::new));
            rows(plain, governed.sql(), governed.values(List.of()));
            return null;
        } catch (SQLException e) {
            return e.getSQLState() + e.getMessage();
        } finally {
            execute(plain, "ROLLBACK");
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static List<List<String>> rows(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql.replace("?", "??").replaceAll("\\$(\\d+)", "?"))) {
            List<Integer> order = positions(sql);
            for (int i = 0; i < order.size(); i++) {
                Object value = values.get(order.get(i) - 1);
                statement.setObject(
                        i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
            }
            return read(statement.executeQuery());
        }
    }

    /** JDBC has no numbered parameters: each $n becomes a ? of its own. */
    private static List<Integer> positions(String sql) {
        List<Integer> order = new ArrayList<>();
        var matcher = java.util.regex.Pattern.compile("\\$(\\d+)").matcher(sql);
        while (matcher.find()) {
            order.add(Integer.parseInt(matcher.group(1)));
        }
        return order;
    }

    private static List<List<String>> read(ResultSet rows) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(rows.getString(i));
            }
            all.add(row);
        }
        return all;
    }

    private static List<List<String>> texts(Connection connection, String sql) {
        try {
            return rows(connection, sql, List.of());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        plain.close();
        natives.close();
        postgres.close();
    }
}
