package ai.datamind.nl2sql.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The shop that exists nowhere. No token goes along: there is nothing behind it. */
@Path("/api/v1/semantic/demo")
@RegisterRestClient(configKey = "semantic")
interface DemoClient {
    @POST
    Uni<Shown> read(@HeaderParam("X-Correlation-ID") String correlationId, Wish wish);

    record Wish(String question) {}

    /** @param sql null where the question is not answered */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Shown(String outcome, String sql, String message) {}
}
