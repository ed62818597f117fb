package ai.datamind.nl2sql.metric;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The registry of metrics. The asker's own token is handed on: what they may not see is not told. */
@Path("/api/v1/metrics")
@RegisterRestClient(configKey = "semantic")
interface MetricClient {
    @GET
    @Path("/definitions")
    Uni<List<Metric>> definitions(
            @HeaderParam("Authorization") String bearer, @HeaderParam("X-Correlation-ID") String correlationId);
}
