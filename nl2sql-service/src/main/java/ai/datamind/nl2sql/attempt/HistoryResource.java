package ai.datamind.nl2sql.attempt;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What was asked before: one's own, or with {@code scope=all} everybody's for an administrator. */
@Path("/api/v1/sql")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class HistoryResource {
    private final AttemptHistoryRepository history;
    private final CurrentCaller current;

    HistoryResource(AttemptHistoryRepository history, CurrentCaller current) {
        this.history = history;
        this.current = current;
    }

    @GET
    @Path("/history")
    public Uni<Page<Attempt>> history(
            @BeanParam PageQuery page,
            @QueryParam("status") String status,
            @QueryParam("q") String search,
            @QueryParam("scope") @DefaultValue("own") String scope) {
        String owner = Owner.orAll(current.get(), scope);
        return history.list(owner, AttemptStatus.wanted(status), search, page);
    }
}
