package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * What one warehouse is known to have. Read at start and again when it is old; while it is being read, the former snapshot goes on
 * serving, and a statement about a table that is gone fails at the engine.
 */
final class Snapshots {
    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    private record Known(CatalogSnapshot snapshot, Instant at) {}

    private final String name;
    private final WarehouseClient warehouse;
    private final Source source;
    private final Duration refreshed;
    private final AtomicReference<Known> known = new AtomicReference<>();
    private final AtomicReference<Uni<CatalogSnapshot>> reading = new AtomicReference<>();

    Snapshots(String name, WarehouseClient warehouse, Source source, Duration refreshed) {
        this.name = name;
        this.warehouse = warehouse;
        this.source = source;
        this.refreshed = refreshed;
    }

    void warm() {
        refresh()
                .subscribe()
                .with(
                        snapshot -> LOG.infof(
                                "The warehouse %s has %d relations.",
                                name, snapshot.relations().size()),
                        failure -> LOG.warnf("The warehouse %s is not there yet: %s", name, failure.getMessage()));
    }

    Uni<CatalogSnapshot> now() {
        Known now = known.get();
        if (now == null) return refresh();
        if (now.at().plus(refreshed).isBefore(Instant.now())) {
            refresh()
                    .subscribe()
                    .with(
                            snapshot -> LOG.debugf("Catalog %s", snapshot.version()),
                            failure -> LOG.warnf("The catalog could not be read again: %s", failure.getMessage()));
        }
        return Uni.createFrom().item(now.snapshot());
    }

    /** Reads it now; callers that come meanwhile share the one reading. */
    Uni<CatalogSnapshot> refresh() {
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
        Future<List<List<String>>> relations = warehouse.describe(name, CatalogQuery.RELATIONS);
        Future<List<List<String>>> keys = warehouse.describe(name, CatalogQuery.KEYS);
        Future<List<List<String>>> dependencies = warehouse.describe(name, CatalogQuery.DEPENDENCIES);
        Future<CatalogSnapshot> snapshot = Future.all(relations, keys, dependencies)
                .map(all -> built(relations.result(), keys.result(), dependencies.result()));
        return Uni.createFrom()
                .completionStage(snapshot.toCompletionStage())
                .ifNoItem()
                .after(Duration.ofSeconds(10))
                .fail()
                .onFailure()
                .transform(failure -> new Refused(
                                new Refusal.SourceDown("warehouse", "The warehouse " + name + " does not answer."))
                        .causedBy(failure));
    }

    private CatalogSnapshot built(
            List<List<String>> relations, List<List<String>> keys, List<List<String>> dependencies) {
        List<List<String>> served = source.schemas().isEmpty()
                ? relations
                : relations.stream()
                        .filter(row -> source.schemas().contains(row.getFirst()))
                        .toList();
        return CatalogLoader.build(served, keys, dependencies, searchPath(served));
    }

    /** The configured schemas; else, as the engine does, {@code public} first, then the others by name. */
    private List<String> searchPath(List<List<String>> relations) {
        return source.schemas().isEmpty()
                ? relations.stream()
                        .map(List::getFirst)
                        .distinct()
                        .sorted(Comparator.comparing((String schema) -> !schema.equals("public"))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList()
                : source.schemas();
    }
}
