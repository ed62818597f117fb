package ai.datamind.system;

import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.local.gateway.GatewayClient;
import ai.datamind.local.gateway.Reply;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables nobody described, without a declared foreign key: five calls lead to a compiled metric, as the README says. */
class UnknownDatabaseIT {
    private static final RunningSuite SUITE = RunningSuite.get();

    @BeforeAll
    static void tables() throws SQLException {
        setUp(
                "CREATE SCHEMA bakery",
                "CREATE TABLE bakery.shop (id int PRIMARY KEY, city text NOT NULL, opened_on date)",
                "CREATE TABLE bakery.sale (sale_id int PRIMARY KEY, shop_id int NOT NULL, sold_at timestamp NOT NULL,"
                        + " amount numeric(10,2) NOT NULL)",
                "INSERT INTO bakery.shop SELECT n, (ARRAY['Ghent','Bruges','Namur'])[n % 3 + 1], date '2020-01-01' + n"
                        + " FROM generate_series(1, 12) n",
                "INSERT INTO bakery.sale SELECT n, n % 12 + 1, timestamp '2024-01-01' + n * interval '5 hours', n % 40 + 0.5"
                        + " FROM generate_series(1, 600) n",
                "GRANT USAGE ON SCHEMA bakery TO " + SampleWarehouse.READER,
                "GRANT SELECT ON ALL TABLES IN SCHEMA bakery TO " + SampleWarehouse.READER,
                "ANALYZE");
    }

    @AfterAll
    static void noTables() throws SQLException {
        SUITE.as("admin").send("DELETE", "/api/v1/models/bakery", "", "application/json");
        setUp("DROP SCHEMA bakery CASCADE");
    }

    @Test
    void fiveCallsLeadToACompiledMetric() throws SQLException {
        GatewayClient admin = SUITE.as("admin");
        assertThat(names(ok(admin.get("/api/v1/metadata/tables?page_size=500"))))
                .contains("shop", "sale");
        Reply proposed = ok(admin.post(
                "/api/v1/catalog/generate-model",
                Map.of("name", "bakery", "schemas", List.of("bakery"), "category", "production")));
        ok(admin.send("POST", "/api/v1/models", proposed.body().path("content").asText(), "application/yaml"));
        Reply page = ok(admin.post("/api/v1/documentation/generate", Map.of("model", "bakery")));
        assertThat(page.body().toString()).contains("total_amount", "city");
        Reply compiled = ok(admin.post(
                "/api/v1/compiler/compile",
                Map.of("metrics", List.of("total_amount"), "dimensions", List.of("shop__city"))));

        assertThat(rows(compiled.body().path("sql").asText()))
                .isEqualTo(rows("SELECT s.city, sum(x.amount) FROM bakery.sale x JOIN bakery.shop s ON s.id = x.shop_id"
                        + " GROUP BY s.city"));
    }

    private static List<String> names(Reply tables) {
        return tables.body().findValuesAsText("name");
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.ok()).as(reply.problem()).isTrue();
        return reply;
    }

    private static Map<String, BigDecimal> rows(String sql) throws SQLException {
        try (Connection warehouse = SUITE.warehouse();
                Statement statement = warehouse.createStatement();
                var result = statement.executeQuery(sql)) {
            Map<String, BigDecimal> rows = new java.util.TreeMap<>();
            while (result.next()) rows.put(result.getString(1), result.getBigDecimal(2));
            assertThat(rows).isNotEmpty();
            return rows;
        }
    }

    private static void setUp(String... statements) throws SQLException {
        String url =
                "jdbc:postgresql://localhost:" + SUITE.instance().ports().postgres() + "/" + SampleWarehouse.DATABASE;
        try (Connection owner = DriverManager.getConnection(
                        url, "postgres", SUITE.instance().secrets().postgres());
                Statement statement = owner.createStatement()) {
            for (String each : statements) statement.execute(each);
        }
    }
}
