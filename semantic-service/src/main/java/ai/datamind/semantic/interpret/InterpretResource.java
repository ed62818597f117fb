package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.PublishedManifest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;

/** Questions over the published model. Reading one is a matter of milliseconds, yet of hostile input: it runs on a worker. */
@Path("/api/v1/semantic/interpret")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterpretResource {

    private final PublishedManifest published;
    private final Interpreters interpreters;

    InterpretResource(PublishedManifest published, Interpreters interpreters) {
        this.published = published;
        this.interpreters = interpreters;
    }

    @POST
    @Blocking
    @RolesAllowed("analyst")
    public InterpretResponse interpret(InterpretRequest request) {
        var publication = published.current();
        var interpretation = interpreters
                .of(publication)
                .interpret(
                        InterpretRequest.questionOf(request),
                        LocalDate.now(Clock.systemUTC()),
                        Conversation.from(request == null ? null : request.conversation()));
        return InterpretResponse.from(publication.manifest(), interpretation);
    }
}
