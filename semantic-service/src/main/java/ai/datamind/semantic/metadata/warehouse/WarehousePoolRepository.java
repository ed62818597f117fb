package ai.datamind.semantic.metadata.warehouse;

import ai.datamind.sql.catalog.RowSource;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Connections to the warehouses that configuration names. One that is away is noticed by whoever looks into it. */
@ApplicationScoped
public class WarehousePoolRepository {

    private final Map<String, Pool> pools = new TreeMap<>();

    WarehousePoolRepository(WarehouseConfig config, Vertx vertx) {
        config.byName().forEach((name, connection) -> pools.put(name, pool(connection, vertx)));
    }

    private static Pool pool(WarehouseConfig.Connection connection, Vertx vertx) {
        var options = new PgConnectOptions()
                .setHost(connection.host())
                .setPort(connection.port())
                .setDatabase(connection.database())
                .setUser(connection.user())
                .addProperty("default_transaction_read_only", "on");
        connection.password().ifPresent(options::setPassword);
        return PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(connection.connections()))
                .using(vertx)
                .build();
    }

    Map<String, RowSource> all() {
        var sources = new TreeMap<String, RowSource>();
        pools.forEach((name, pool) -> sources.put(name, new WarehouseRepository(pool)));
        return sources;
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::closeAndForget);
    }
}
