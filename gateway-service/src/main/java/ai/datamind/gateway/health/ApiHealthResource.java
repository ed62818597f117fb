package ai.datamind.gateway.health;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The same for clients of the API. */
@Path("/api/v1/health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ApiHealthResource {

    private final Watch watch;
    private final Optional<String> openAiKey;
    private final Optional<String> databricksHost;

    ApiHealthResource(
            Watch watch,
            @ConfigProperty(name = "OPENAI_API_KEY") Optional<String> openAiKey,
            @ConfigProperty(name = "DATABRICKS_HOST") Optional<String> databricksHost) {
        this.watch = watch;
        this.openAiKey = openAiKey;
        this.databricksHost = databricksHost;
    }

    @GET
    public Uni<Brief> brief() {
        return watch.report()
                .map(health -> new Brief(
                        health.status(),
                        health.version(),
                        health.operationalMode(),
                        health.healthScore(),
                        openAiKey.isPresent(),
                        health.timestamp()));
    }

    @GET
    @Path("/ready")
    public Uni<Readiness> ready() {
        return watch.report().map(health -> new Readiness(health.healthScore() >= Health.LEAST, health.components()));
    }

    @GET
    @Path("/databricks")
    public Map<String, Object> databricks() {
        return Map.of("status", databricksHost.isPresent() ? "configured" : "not_configured");
    }

    public record Brief(
            String status,
            String version,
            OperationalMode operationalMode,
            int healthScore,
            boolean openaiConfigured,
            Instant timestamp) {}

    public record Readiness(boolean ready, Map<String, Object> components) {}
}
