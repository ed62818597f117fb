package ai.datamind.gateway.identity;

import ai.datamind.gateway.identity.UserRequests.Membership;
import ai.datamind.gateway.identity.UserRequests.NewUser;
import ai.datamind.gateway.identity.UserRequests.RoleAssignment;
import ai.datamind.gateway.identity.UserRequests.UserChange;
import ai.datamind.gateway.trail.Actors;
import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.RequestOrigin;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Users, for administrators. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class UserResource {

    private final UserRepository users;
    private final UserChanges changes;
    private final Actors actors;
    private final RequestOrigin origin;

    public UserResource(UserRepository users, UserChanges changes, Actors actors, RequestOrigin origin) {
        this.users = users;
        this.changes = changes;
        this.actors = actors;
        this.origin = origin;
    }

    @GET
    public Uni<Page<User>> list(
            @BeanParam PageQuery page, @QueryParam("q") String filter, @QueryParam("status") String status) {
        return users.list(page, filter, status, User::from);
    }

    @GET
    @Path("/roster")
    public Uni<Page<User.Listed>> roster(@BeanParam PageQuery page, @QueryParam("q") String filter) {
        return users.list(page, filter, UserRow.ACTIVE, User.Listed::from);
    }

    @POST
    @ResponseStatus(201)
    public Uni<User> add(@Valid @NotNull NewUser request) {
        return changes.row(request)
                .chain(row -> users.add(row, request.groups(), facts("user.created", row.id, "role", row.role)));
    }

    @GET
    @Path("/{id}")
    public Uni<User> get(@PathParam("id") String id) {
        return users.get(id);
    }

    @PATCH
    @Path("/{id}")
    public Uni<User> change(@PathParam("id") String id, @Valid @NotNull UserChange request) {
        return changes.of(request)
                .chain(change -> users.change(
                        id, change, row -> facts("user.changed", id, "members", UserChanges.named(request))));
    }

    @DELETE
    @Path("/{id}")
    public Uni<User> remove(@PathParam("id") String id) {
        return users.remove(id, facts("user.deleted", id, "deleted", true));
    }

    @POST
    @Path("/{id}/assign-role")
    public Uni<User> assignRole(@PathParam("id") String id, @Valid @NotNull RoleAssignment request) {
        return users.change(
                id, UserChanges.role(request.role()), row -> facts("user.role_assigned", id, "role", request.role()));
    }

    @POST
    @Path("/{id}/roles")
    public Uni<User> roles(@PathParam("id") String id, @Valid @NotNull RoleAssignment request) {
        return assignRole(id, request);
    }

    @GET
    @Path("/{id}/groups")
    public Uni<GroupNames> groups(@PathParam("id") String id) {
        return users.get(id).map(user -> new GroupNames(user.groups()));
    }

    @POST
    @Path("/{id}/groups")
    public Uni<User> join(@PathParam("id") String id, @Valid @NotNull Membership request) {
        return users.changeGroups(
                id, request.group(), true, group -> facts("user.group_joined", id, "group", group.name()));
    }

    @DELETE
    @Path("/{id}/groups/{group}")
    public Uni<User> leave(@PathParam("id") String id, @PathParam("group") String group) {
        return users.changeGroups(id, group, false, left -> facts("user.group_left", id, "group", left.name()));
    }

    private Fact[] facts(String action, String userId, String name, Object value) {
        return Happening.success(Happening.Kind.SECURITY, action, actors.current(), userId)
                .with(name, value)
                .facts(origin.get());
    }

    public record GroupNames(java.util.List<String> data) {}
}
