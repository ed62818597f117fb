package ai.datamind.semantic.metadata.warehouse;

import ai.datamind.semantic.metadata.facts.FactsCounter;
import ai.datamind.semantic.metadata.facts.FactsReader;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.sql.catalog.RowSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A connected warehouse. Its catalog is read once and kept for a while; looking into tables is done beside the event loop. */
public final class Warehouse {

    /** The name the product's API gives to the database that is always connected. */
    public static final String NAME = "sample";

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Known(List<TableFacts> tables, Instant at) {}

    private final String name;
    private final RowSource rows;
    private final Vertx vertx;
    private final AtomicReference<Known> known = new AtomicReference<>();

    Warehouse(String name, RowSource rows, Vertx vertx) {
        this.name = name;
        this.rows = rows;
        this.vertx = vertx;
    }

    public String name() {
        return name;
    }

    /** Whoever asks: see {@link Warehouses#seen}. */
    public Uni<List<TableFacts>> tables(boolean refresh) {
        Known last = known.get();
        boolean fresh = last != null && !refresh && last.at().plus(FRESH).isAfter(Instant.now());
        return fresh
                ? Uni.createFrom().item(last.tables())
                : aside(() -> FactsReader.read(rows)).invoke(tables -> known.set(new Known(tables, Instant.now())));
    }

    /** Work that looks into tables. */
    <T> Uni<T> counting(Function<FactsCounter, T> work) {
        return aside(() -> work.apply(new FactsCounter(rows)));
    }

    private <T> Uni<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
