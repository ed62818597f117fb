package ai.datamind.nl2sql.knowledge;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.Catalog;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.kept.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is known of the warehouse: all of it, or as much as a caller may know. */
@ApplicationScoped
public class Grounds {
    private static final int MOST_RELATIONS = 200_000;

    private record Key(String catalog, String decision) {}

    private final Catalog catalog;
    private final Decisions decisions;
    private final WarehouseConfig warehouse;
    private final Worker worker;
    private final Kept<Key, Sight> sights = new Kept<>(
            MOST_RELATIONS, (key, sight) -> 1 + sight.visible().relations().size());

    Grounds(Catalog catalog, Decisions decisions, WarehouseConfig warehouse, Worker worker) {
        this.worker = worker;
        this.catalog = catalog;
        this.decisions = decisions;
        this.warehouse = warehouse;
    }

    public Uni<CatalogSnapshot> catalog() {
        return catalog.snapshot();
    }

    public Uni<Sight> of(Caller by) {
        return catalog.snapshot()
                .flatMap(snapshot -> decisions.of(by, warehouse.name()).flatMap(decision -> sight(snapshot, decision)));
    }

    public Uni<Sight> of(Asking asking) {
        return catalog.snapshot(asking.warehouse())
                .flatMap(snapshot -> decisions.of(asking).flatMap(decision -> sight(snapshot, decision)));
    }

    /** Looking through every name of a warehouse takes its time; who sees the same of the same catalog shares it. */
    private Uni<Sight> sight(CatalogSnapshot snapshot, Decision decision) {
        Key key = new Key(snapshot.version(), decision.fingerprint());
        return sights.of(key)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> worker.run(() -> sights.orMake(key, () -> Sight.of(snapshot, decision))));
    }
}
