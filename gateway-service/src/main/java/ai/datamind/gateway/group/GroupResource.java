package ai.datamind.gateway.group;

import ai.datamind.gateway.group.GroupRequests.GroupChange;
import ai.datamind.gateway.group.GroupRequests.NewGroup;
import ai.datamind.gateway.trail.Actors;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.RequestOrigin;
import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.outbox.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Groups, for administrators. Policies and projects refer to them by name. */
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class GroupResource {

    private final GroupRepository groups;
    private final Actors actors;
    private final RequestOrigin origin;

    GroupResource(GroupRepository groups, Actors actors, RequestOrigin origin) {
        this.groups = groups;
        this.actors = actors;
        this.origin = origin;
    }

    @GET
    public Uni<Page<Group>> list(@BeanParam PageQuery page) {
        return groups.list(page);
    }

    @POST
    @ResponseStatus(201)
    public Uni<Group> add(@Valid @NotNull NewGroup request) {
        GroupRow row = new GroupRow();
        row.id = Ids.next("grp");
        row.name = request.name();
        row.description = request.description() == null ? "" : request.description();
        row.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return groups.add(row, facts("group.created", row.id, row.name));
    }

    @GET
    @Path("/{id}")
    public Uni<Group> get(@PathParam("id") String id) {
        return groups.get(id);
    }

    @PATCH
    @Path("/{id}")
    public Uni<Group> change(@PathParam("id") String id, @Valid @NotNull GroupChange request) {
        return groups.change(
                id,
                row -> {
                    if (request.name() != null) row.name = request.name();
                    if (request.description() != null) row.description = request.description();
                },
                row -> facts("group.changed", id, row.name));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Group> remove(@PathParam("id") String id) {
        return groups.remove(id, facts("group.deleted", id, id));
    }

    private Fact[] facts(String action, String id, String name) {
        return Happening.success(Happening.Kind.SECURITY, action, actors.current(), id)
                .with("name", name)
                .facts(origin.get());
    }
}
