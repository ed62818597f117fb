package ai.datamind.gateway.health;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The report for monitors. */
@Path("/health")
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
