package ai.datamind.system;

import ai.datamind.embedded.EmbeddedPostgres;

/** Another server than the suite's, with tables that nobody described and a role that may only read: the README's {@code erp}. */
final class ErpDatabase {
    private static final String NAME = "erp";
    private static final String READER = "erp_reader";
    private static final String PASSWORD = "only-for-reading";

    private final EmbeddedPostgres server;

    private ErpDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static ErpDatabase start() {
        EmbeddedPostgres server = EmbeddedPostgres.temporary();
        server.role("erp_owner", "owns-it");
        server.database(NAME, "erp_owner");
        server.role(READER, PASSWORD);
        server.execute(
                NAME,
                "CREATE SCHEMA bakery",
                "CREATE TABLE bakery.shop (id int PRIMARY KEY, city text NOT NULL, opened_on date)",
                "CREATE TABLE bakery.sale (sale_id int PRIMARY KEY, shop_id int NOT NULL, sold_at timestamp NOT NULL,"
                        + " amount numeric(10,2) NOT NULL)",
                "INSERT INTO bakery.shop SELECT n, (ARRAY['Ghent','Bruges','Namur'])[n % 3 + 1], date '2020-01-01' + n"
                        + " FROM generate_series(1, 12) n",
                "INSERT INTO bakery.sale SELECT n, n % 12 + 1, timestamp '2024-01-01' + n * interval '5 hours', n % 40 + 0.5"
                        + " FROM generate_series(1, 600) n",
                "GRANT CONNECT ON DATABASE " + NAME + " TO " + READER,
                "GRANT USAGE ON SCHEMA bakery TO " + READER,
                "GRANT SELECT ON ALL TABLES IN SCHEMA bakery TO " + READER,
                "ANALYZE");
        return new ErpDatabase(server);
    }

    /** Lines for the settings of an instance. */
    String settings() {
        return """
                DATAMIND_WAREHOUSES_ERP_HOST=localhost
                DATAMIND_WAREHOUSES_ERP_PORT=%d
                DATAMIND_WAREHOUSES_ERP_DATABASE=%s
                DATAMIND_WAREHOUSES_ERP_USER=%s
                DATAMIND_WAREHOUSES_ERP_PASSWORD=%s
                """.formatted(server.port(), NAME, READER, PASSWORD);
    }
}
