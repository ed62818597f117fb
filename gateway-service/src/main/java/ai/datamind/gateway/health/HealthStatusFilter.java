package ai.datamind.gateway.health;

import ai.datamind.gateway.health.ApiHealthResource.Brief;
import ai.datamind.gateway.health.ApiHealthResource.Readiness;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A report of a suite that is no use is a 503, so that monitors need not read it. */
public class HealthStatusFilter {

    @ServerResponseFilter
    public void status(ContainerResponseContext answer) {
        boolean useless = switch (answer.getEntity()) {
            case Health health -> health.healthScore() < Health.LEAST;
            case Brief brief -> brief.healthScore() < Health.LEAST;
            case Readiness readiness -> !readiness.ready();
            case null, default -> false;
        };
        if (useless) answer.setStatus(503);
    }
}
