package ai.datamind.nl2sql.interpretation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The documents the semantic model is published from. */
@Path("/api/v1/models")
@RegisterRestClient(configKey = "semantic")
interface ModelClient {
    @GET
    @Path("/{name}")
    Uni<Document> model(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("X-Correlation-ID") String correlationId,
            @PathParam("name") String name);

    /** Whether the answer was that there is no such document. */
    static boolean unknown(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 404;
    }

    /** @param source as its author wrote it */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Document(String name, String source) {}
}
