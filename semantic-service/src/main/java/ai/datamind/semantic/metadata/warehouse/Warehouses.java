package ai.datamind.semantic.metadata.warehouse;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.visibility.Sight;
import ai.datamind.semantic.visibility.Visibility;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connected warehouses by name, and what the asker of the request at hand sees of each. */
@ApplicationScoped
public class Warehouses {

    private final Map<String, Warehouse> byName = new TreeMap<>();
    private final Sight sight;

    Warehouses(WarehouseRepository sample, WarehousePoolRepository others, Sight sight, Vertx vertx) {
        this.sight = sight;
        others.all().forEach((name, rows) -> byName.put(name, new Warehouse(name, rows, vertx)));
        byName.put(Warehouse.NAME, new Warehouse(Warehouse.NAME, sample, vertx));
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** @param name null for the one that is always there */
    public Warehouse named(String name) {
        Warehouse found = byName.get(name == null ? Warehouse.NAME : name);
        if (found == null) {
            throw ProblemException.notFound("catalog");
        }
        return found;
    }

    /**
     * What the asker sees of names whose warehouse is not said, as in documents and dbt projects: they are taken for names of
     * the one that is always there, and what a policy of any other hides is hidden as well.
     *
     * @param projectId in whose name is asked, or null
     */
    public Uni<Visibility> visibility(String projectId) {
        Uni<Visibility> all = sight.of(Warehouse.NAME, projectId);
        for (String name : byName.keySet()) {
            if (!name.equals(Warehouse.NAME)) {
                all = all.chain(v -> sight.of(name, projectId).map(v::and));
            }
        }
        return all;
    }

    public Uni<Visibility> visibility() {
        return visibility(null);
    }

    /** What must not be seen is gone from it. */
    public Uni<SeenWarehouse> seen(String name, boolean refresh) {
        Warehouse warehouse = named(name);
        return sight.of(warehouse.name())
                .chain(visibility ->
                        warehouse.tables(refresh).map(tables -> new SeenWarehouse(warehouse, visibility, tables)));
    }
}
