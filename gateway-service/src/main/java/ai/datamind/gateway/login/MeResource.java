package ai.datamind.gateway.login;

import ai.datamind.gateway.identity.User;
import ai.datamind.gateway.identity.UserRepository;
import ai.datamind.gateway.token.Permissions;
import ai.datamind.kit.subject.CurrentSubject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who one is. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MeResource {

    private final CurrentSubject subject;
    private final UserRepository users;

    public MeResource(CurrentSubject subject, UserRepository users) {
        this.subject = subject;
        this.users = users;
    }

    @GET
    @Path("/me")
    public Uni<User> me() {
        return users.get(subject.get().userId());
    }

    @GET
    @Path("/permissions")
    public PermissionList permissions() {
        var who = subject.get();
        return new PermissionList(
                who.userId(),
                who.email(),
                who.role().implied(),
                Permissions.of(who.role()),
                who.groups().stream().sorted().toList());
    }

    public record PermissionList(
            String userId, String email, List<String> roles, List<String> permissions, List<String> groups) {}
}
