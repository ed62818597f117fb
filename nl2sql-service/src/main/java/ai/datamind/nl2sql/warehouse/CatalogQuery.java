package ai.datamind.nl2sql.warehouse;

import ai.datamind.sql.catalog.CatalogQueries;

/** The only texts that reach the warehouse without a certificate: they read what the engine says of itself. */
enum CatalogQuery {
    RELATIONS(CatalogQueries.RELATIONS),
    KEYS(CatalogQueries.KEYS),
    DEPENDENCIES(CatalogQueries.DEPENDENCIES),
    /** Of which version it is: whoever tells that, answers. */
    VERSION("SHOW server_version");

    private final String sql;

    CatalogQuery(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
