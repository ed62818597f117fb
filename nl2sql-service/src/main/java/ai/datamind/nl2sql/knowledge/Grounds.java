package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.warehouse.Catalog;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import ai.datamind.sql.catalog.CatalogSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is known of the warehouse: all of it, or as much as a caller may know. */
@ApplicationScoped
public class Grounds {
    private final Catalog catalog;
    private final Decisions decisions;
    private final WarehouseConfig warehouse;

    Grounds(Catalog catalog, Decisions decisions, WarehouseConfig warehouse) {
        this.catalog = catalog;
        this.decisions = decisions;
        this.warehouse = warehouse;
    }

    public Uni<CatalogSnapshot> catalog() {
        return catalog.snapshot();
    }

    public Uni<Sight> of(Caller by) {
        return catalog.snapshot()
                .flatMap(snapshot -> decisions.of(by, warehouse.name()).map(decision -> Sight.of(snapshot, decision)));
    }
}
