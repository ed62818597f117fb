package ai.datamind.nl2sql.health;

import ai.datamind.nl2sql.warehouse.WarehouseClient;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the warehouse answers. */
@Readiness
@ApplicationScoped
class WarehouseCheck implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final WarehouseClient warehouse;

    WarehouseCheck(WarehouseClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return warehouse
                .answers()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onItemOrFailure()
                .transform((done, failure) -> HealthCheckResponse.named("warehouse")
                        .up()
                        .withData("status", failure == null ? "healthy" : "degraded")
                        .build());
    }
}
