package ai.datamind.gateway.health;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The report for monitors. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class HealthResource {

    private final Watch watch;

    HealthResource(Watch watch) {
        this.watch = watch;
    }

    @GET
    public Uni<Health> report() {
        return watch.report();
    }
}
