package ai.datamind.nl2sql.budget;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Daily budgets of roles and of single people. */
@Path("/api/v1/admin/budgets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class BudgetResource {
    private static final Pattern SCOPE =
            Pattern.compile("role:(viewer|analyst|engineer|admin)|user:[A-Za-z0-9._-]{1,64}");

    private final QuotaRepository quotas;
    private final Budgets budgets;
    private final CurrentCaller current;

    BudgetResource(QuotaRepository quotas, Budgets budgets, CurrentCaller current) {
        this.quotas = quotas;
        this.budgets = budgets;
        this.current = current;
    }

    @GET
    public Uni<Scopes> budgets() {
        return quotas.all()
                .map(all -> new Scopes(all.entrySet().stream()
                        .map(entry -> new Scoped(entry.getKey(), entry.getValue()))
                        .toList()));
    }

    @PUT
    @Path("/{scope}")
    public Uni<Scoped> put(@PathParam("scope") String scope, @NotNull @Valid Quota quota) {
        return quotas.put(known(scope), quota, current.get().userId())
                .invoke(budgets::forget)
                .replaceWith(new Scoped(scope, quota));
    }

    @DELETE
    @Path("/{scope}")
    @ResponseStatus(204)
    public Uni<Void> delete(@PathParam("scope") String scope) {
        return quotas.delete(known(scope)).invoke(budgets::forget).map(gone -> {
            if (!gone) throw ProblemException.notFound("budget");
            return null;
        });
    }

    private static String known(String scope) {
        if (SCOPE.matcher(scope).matches()) return scope;
        throw ProblemException.invalid("scope", "must be role:… or user:…");
    }

    record Scopes(List<Scoped> data) {}

    record Scoped(String scope, Quota quota) {}
}
