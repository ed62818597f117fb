package ai.datamind.nl2sql.budget;

import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the caller may spend today, and what is spent. */
@Path("/api/v1/queries/budget")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class OwnBudgetResource {
    private final Budgets budgets;
    private final CurrentCaller current;

    OwnBudgetResource(Budgets budgets, CurrentCaller current) {
        this.budgets = budgets;
        this.current = current;
    }

    @GET
    public Uni<Today> today() {
        Caller caller = current.get();
        return budgets.of(caller)
                .flatMap(quota -> budgets.spent(caller).map(spent -> new Today("day", quota.orElse(null), spent)));
    }

    /** @param quota null where nothing is bounded; nothing is counted then either */
    record Today(String per, Quota quota, Amounts spent) {}
}
