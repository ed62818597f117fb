package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The way to stop a query, for its owner or an administrator. */
@Path("/api/v1/queries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class CancelResource {
    private final Stopping stopping;
    private final CurrentCaller caller;

    CancelResource(Stopping stopping, CurrentCaller caller) {
        this.stopping = stopping;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/cancel")
    public Uni<Stopping.Stopped> cancel(@PathParam("id") String id) {
        return stopping.stop(caller.get(), id);
    }
}
