package ai.datamind.nl2sql.interpretation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The semantic service. The asker's own token is handed on: models are published to roles. */
@Path("/api/v1/semantic")
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
    record InterpretQuestion(String question, Conversation conversation, String warehouse, String instructions) {}

    /** Earlier questions, oldest first. */
    record Conversation(List<String> questions) {
        static Conversation of(List<String> questions) {
            return questions.isEmpty() ? null : new Conversation(questions);
        }
    }
}
