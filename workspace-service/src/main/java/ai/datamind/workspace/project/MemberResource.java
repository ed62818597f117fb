package ai.datamind.workspace.project;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Subject;
import ai.datamind.workspace.WorkspaceCode;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Who belongs to a project. */
@Path("/api/v1/projects/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MemberResource {

    private final ProjectRepository projects;
    private final CurrentSubject current;

    public MemberResource(ProjectRepository projects, CurrentSubject current) {
        this.projects = projects;
        this.current = current;
    }

    @GET
    public Uni<List<Member>> list(String id) {
        return allowed(id, current.get(), ProjectRole.VIEWER)
                .chain(() -> projects.members(id))
                .map(rows -> rows.stream().map(Member::from).toList());
    }

    @POST
    @ResponseStatus(201)
    public Uni<Member> add(String id, MemberRequest request) {
        if (request == null) throw ProblemException.invalid("body", "is needed");
        Subject subject = current.get();
        MemberRow row = ProjectResource.member(id, request.userId(), request.role());
        return allowed(id, subject, ProjectRole.OWNER)
                .chain(() -> projects.changing(
                        () -> keepsAnOwner(id, request.userId(), request.role()).chain(() -> projects.put(row)),
                        done -> ProjectFacts.of(
                                "member_added", id, subject, Map.of("user_id", row.userId, "role", row.role))))
                .map(Member::from);
    }

    @DELETE
    @Path("{user}")
    public Uni<Void> remove(String id, String user) {
        Subject subject = current.get();
        return allowed(id, subject, ProjectRole.OWNER)
                .chain(() -> projects.changing(
                        () -> keepsAnOwner(id, user, ProjectRole.VIEWER)
                                .chain(() -> projects.removeMember(id, user))
                                .invoke(removed -> {
                                    if (!removed) throw ProblemException.notFound("member");
                                }),
                        done -> ProjectFacts.of("member_removed", id, subject, Map.of("user_id", user))))
                .replaceWithVoid();
    }

    private Uni<Void> allowed(String id, Subject subject, ProjectRole needed) {
        return projects.membership(id, subject.userId())
                .invoke(member -> Membership.require(subject, member, needed))
                .chain(() -> projects.exists(id))
                .invoke(exists -> {
                    if (!exists) throw ProblemException.notFound("project");
                })
                .replaceWithVoid();
    }

    private Uni<Void> keepsAnOwner(String id, String user, ProjectRole becoming) {
        if (becoming == ProjectRole.OWNER) return Uni.createFrom().voidItem();
        return projects.otherOwners(id, user)
                .invoke(others -> {
                    if (others == 0) throw new ProblemException(WorkspaceCode.LAST_OWNER, null);
                })
                .replaceWithVoid();
    }
}
