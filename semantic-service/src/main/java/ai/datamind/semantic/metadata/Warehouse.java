package ai.datamind.semantic.metadata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The connected warehouse. Its catalog is read once and kept for a while; looking into tables is done beside the event loop. */
@ApplicationScoped
public class Warehouse {

    /** The name the product's API gives to the connected database. */
    public static final String NAME = "sample";

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Known(List<TableFacts> tables, Instant at) {}

    private final WarehouseRepository repository;
    private final Vertx vertx;
    private final AtomicReference<Known> known = new AtomicReference<>();

    Warehouse(WarehouseRepository repository, Vertx vertx) {
        this.repository = repository;
        this.vertx = vertx;
    }

    public Uni<List<TableFacts>> tables(boolean refresh) {
        Known last = known.get();
        boolean fresh = last != null && !refresh && last.at().plus(FRESH).isAfter(Instant.now());
        return fresh
                ? Uni.createFrom().item(last.tables())
                : aside(() -> FactsReader.read(repository))
                        .invoke(tables -> known.set(new Known(tables, Instant.now())));
    }

    /** Work that looks into tables. */
    public <T> Uni<T> counting(Function<FactsCounter, T> work) {
        return aside(() -> work.apply(new FactsCounter(repository)));
    }

    private <T> Uni<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
