package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The tables and columns the warehouse is known to have. Read at start and again when it is old; while it is being read, the
 * former snapshot goes on serving, and a statement about a table that is gone fails at the engine.
 */
@ApplicationScoped
public class Catalog {
    private static final Logger LOG = Logger.getLogger(Catalog.class);
    private static final List<String> SEARCH_PATH = List.of("tpch", "public");

    private record Known(CatalogSnapshot snapshot, Instant at) {}

    private final WarehouseClient warehouse;
    private final WarehouseConfig config;
    private final AtomicReference<Known> known = new AtomicReference<>();
    private final AtomicReference<Uni<CatalogSnapshot>> reading = new AtomicReference<>();

    Catalog(WarehouseClient warehouse, WarehouseConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    void warm(@Observes StartupEvent started) {
        refresh()
                .subscribe()
                .with(
                        snapshot -> LOG.infof(
                                "The warehouse has %d relations.",
                                snapshot.relations().size()),
                        failure -> LOG.warnf("The warehouse is not there yet: %s", failure.getMessage()));
    }

    public Uni<CatalogSnapshot> snapshot() {
        Known now = known.get();
        if (now == null) return refresh();
        if (now.at().plus(config.catalogRefresh()).isBefore(Instant.now())) {
            refresh()
                    .subscribe()
                    .with(
                            snapshot -> LOG.debugf("Catalog %s", snapshot.version()),
                            failure -> LOG.warnf("The catalog could not be read again: %s", failure.getMessage()));
        }
        return Uni.createFrom().item(now.snapshot());
    }

    /** Reads it now; callers that come meanwhile share the one reading. */
    public Uni<CatalogSnapshot> refresh() {
        Uni<CatalogSnapshot> fresh = Uni.createFrom()
                .deferred(this::read)
                .invoke(snapshot -> known.set(new Known(snapshot, Instant.now())))
                .onTermination()
                .invoke(() -> reading.set(null))
                .memoize()
                .indefinitely();
        Uni<CatalogSnapshot> before = reading.compareAndExchange(null, fresh);
        return (before == null ? fresh : before).emitOn(Worker.home());
    }

    private Uni<CatalogSnapshot> read() {
        Future<List<List<String>>> relations = warehouse.describe(CatalogQuery.RELATIONS);
        Future<List<List<String>>> keys = warehouse.describe(CatalogQuery.KEYS);
        Future<List<List<String>>> dependencies = warehouse.describe(CatalogQuery.DEPENDENCIES);
        Future<CatalogSnapshot> snapshot = Future.all(relations, keys, dependencies)
                .map(all -> CatalogLoader.build(relations.result(), keys.result(), dependencies.result(), SEARCH_PATH));
        return Uni.createFrom()
                .completionStage(snapshot.toCompletionStage())
                .ifNoItem()
                .after(Duration.ofSeconds(10))
                .fail()
                .onFailure()
                .transform(failure -> new Refused(
                        new Refusal.SourceDown("warehouse", "The warehouse " + config.name() + " does not answer.")));
    }
}
