package ai.datamind.nl2sql.warehouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Further warehouses, each under the name it has everywhere: {@code datamind.warehouses.erp.host}, or DATAMIND_WAREHOUSES_ERP_HOST. */
@ConfigMapping(prefix = "datamind.warehouses")
interface WarehousesConfig {
    @WithParentName
    Map<String, Connection> byName();

    /** A PostgreSQL database and a role that may only SELECT. */
    interface Connection {
        @WithDefault("localhost")
        String host();

        @WithDefault("5432")
        int port();

        String database();

        String user();

        Optional<String> password();

        /** Schemas that are served, in the order in which unqualified names are looked up; absent: all the role may read. */
        Optional<List<String>> schemas();
    }
}
