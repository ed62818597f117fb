package ai.datamind.nl2sql.conversation;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** One's own conversations; those of others do not exist, not even for an administrator: their attempts are in the history. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class ConversationResource {
    private final ConversationRepository conversations;
    private final CurrentCaller current;

    ConversationResource(ConversationRepository conversations, CurrentCaller current) {
        this.conversations = conversations;
        this.current = current;
    }

    @GET
    public Uni<Page<Conversation>> list(@BeanParam PageQuery page) {
        return conversations.list(current.get().userId(), page);
    }

    /** An id to send along with questions. */
    @POST
    @ResponseStatus(201)
    public Uni<Conversation> begin(@NotNull @Valid Beginning beginning) {
        String id = Ids.next("cnv");
        String owner = current.get().userId();
        return conversations.take(owner, id, beginning.title()).flatMap(begun -> conversations.find(owner, id));
    }

    @GET
    @Path("/{id}")
    public Uni<Conversation> conversation(@PathParam("id") String id) {
        return conversations.find(current.get().userId(), id);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> forget(@PathParam("id") String id) {
        return conversations.forget(current.get().userId(), id);
    }

    record Beginning(@Size(max = 200) String title) {}
}
