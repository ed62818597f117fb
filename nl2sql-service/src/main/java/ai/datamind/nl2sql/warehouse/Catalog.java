package ai.datamind.nl2sql.warehouse;

import ai.datamind.sql.catalog.CatalogSnapshot;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables and columns the warehouses are known to have. */
@ApplicationScoped
public class Catalog {
    private final Map<String, Snapshots> byName = new LinkedHashMap<>();
    private final String first;

    Catalog(WarehouseClient warehouse, WarehouseConfig config, WarehousesConfig others) {
        this.first = config.name();
        Source.all(config, others)
                .forEach((name, source) ->
                        byName.put(name, new Snapshots(name, warehouse, source, config.catalogRefresh())));
    }

    void warm(@Observes StartupEvent started) {
        byName.values().forEach(Snapshots::warm);
    }

    /** Of the warehouse that is always there. */
    public Uni<CatalogSnapshot> snapshot() {
        return snapshot(first);
    }

    public Uni<CatalogSnapshot> snapshot(String warehouse) {
        Snapshots found = byName.get(warehouse);
        if (found == null) throw new IllegalArgumentException("no warehouse " + warehouse);
        return found.now();
    }

    /** Reads all of them now, in the order of their names in the configuration. */
    public Uni<List<CatalogSnapshot>> refresh() {
        return Uni.join()
                .all(byName.values().stream().map(Snapshots::refresh).toList())
                .andFailFast();
    }
}
