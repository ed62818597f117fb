package ai.datamind.nl2sql.health;

import ai.datamind.nl2sql.vector.Vectors;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** What became of the last call to the embedding model and the store. */
@Readiness
@ApplicationScoped
class VectorCheck implements HealthCheck {
    private final Vectors vectors;

    VectorCheck(Vectors vectors) {
        this.vectors = vectors;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("vector_db")
                .up()
                .withData("store", vectors.kind())
                .withData("status", status())
                .build();
    }

    private String status() {
        if (!vectors.configured()) return "not_configured";
        return vectors.health() == Vectors.Health.FAILS ? "degraded" : "healthy";
    }
}
