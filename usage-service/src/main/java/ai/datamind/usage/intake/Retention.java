package ai.datamind.usage.intake;

import ai.datamind.usage.rollup.RollupRepository;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets events and figures older than the retention, whole days at a time. */
@ApplicationScoped
class Retention {
    private final Pool pool;
    private final EventRepository events;
    private final RollupRepository rollups;
    private final IntakeConfig config;

    Retention(Pool pool, EventRepository events, RollupRepository rollups, IntakeConfig config) {
        this.pool = pool;
        this.events = events;
        this.rollups = rollups;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "2m")
    Uni<Void> forget() {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(config.retentionDays());
        OffsetDateTime midnight = first.atTime(LocalTime.MIDNIGHT).atOffset(ZoneOffset.UTC);
        return pool.withTransaction(tx -> events.forget(tx, midnight).chain(() -> rollups.forget(tx, first)));
    }
}
