package ai.datamind.nl2sql.interpretation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The semantic service. The asker's own token is handed on: models are published to roles. */
@Path("/api/v1/semantic")
@PermitAll // who may call is judged over there, by the token that is handed on
@RegisterRestClient(configKey = "semantic")
interface SemanticClient {
    @POST
    @Path("/interpret")
    Uni<InterpretAnswer> interpret(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("X-Correlation-ID") String correlationId,
            InterpretQuestion question);

    /** The published vocabulary as text. */
    @GET
    @Path("/context")
    Uni<Context> context(
            @HeaderParam("Authorization") String bearer, @HeaderParam("X-Correlation-ID") String correlationId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Context(String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InterpretQuestion(String question, Object conversation, String warehouse) {}
}
