package ai.datamind.semantic.metadata.warehouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/**
 * The warehouses besides {@code sample}, which is what the WAREHOUSE_… variables name. Each is known everywhere by the name it has
 * here: {@code datamind.warehouses.erp.host}, or DATAMIND_WAREHOUSES_ERP_HOST.
 */
@ConfigMapping(prefix = "datamind.warehouses")
public interface WarehouseConfig {

    @WithParentName
    Map<String, Connection> byName();

    /** A PostgreSQL database and a role that can only read. */
    interface Connection {
        @WithDefault("localhost")
        String host();

        @WithDefault("5432")
        int port();

        String database();

        String user();

        Optional<String> password();

        /** Connections at most; looking into tables needs few. */
        @WithDefault("4")
        int connections();
    }
}
