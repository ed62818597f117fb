package ai.datamind.governance.register;

import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Subject;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a warehouse shows of tables that no policy speaks of. */
@Path("/api/v1/policies/defaults/{warehouse}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class DefaultResource {
    private final PolicyRepository policies;
    private final CurrentSubject subject;

    DefaultResource(PolicyRepository policies, CurrentSubject subject) {
        this.policies = policies;
        this.subject = subject;
    }

    /** @param defaultEffect deny: a table is hidden unless a permissive row filter applies to the subject */
    public record WarehouseDefault(
            @NotNull @Pattern(regexp = "allow|deny") String defaultEffect) {}

    @GET
    public Uni<WarehouseDefault> get(String warehouse) {
        return policies.book().map(book -> new WarehouseDefault(book.denies(warehouse) ? "deny" : "allow"));
    }

    @PUT
    public Uni<WarehouseDefault> set(String warehouse, @NotNull @Valid WarehouseDefault wanted) {
        Subject who = subject.get();
        return policies.setDefault(warehouse, wanted.defaultEffect(), new Actor(who.userId(), who.email(), null))
                .replaceWith(wanted);
    }
}
