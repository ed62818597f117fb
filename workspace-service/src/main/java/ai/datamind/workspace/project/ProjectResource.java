package ai.datamind.workspace.project;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Projects over HTTP. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ProjectResource {

    private final ProjectRepository projects;
    private final CurrentSubject current;

    public ProjectResource(ProjectRepository projects, CurrentSubject current) {
        this.projects = projects;
        this.current = current;
    }

    @GET
    @Path("templates")
    public List<ProjectTemplate> templates() {
        return ProjectTemplate.ALL;
    }

    @GET
    public Uni<Page<Project>> list(@BeanParam PageQuery page) {
        Subject subject = current.get();
        boolean all = subject.role() == Role.ADMIN;
        int number = page.page();
        int size = page.size();
        return projects.countVisible(subject.userId(), all)
                .chain(total -> projects.visible(subject.userId(), all, number, size)
                        .map(rows -> rows.stream()
                                .map(row -> Project.from(row, null))
                                .toList())
                        .map(found -> Page.of(page, total, found)));
    }

    @POST
    @RolesAllowed("analyst")
    @ResponseStatus(201)
    public Uni<Project> create(ProjectRequest request) {
        Subject subject = current.get();
        ProjectRow row = required(request).newRow(Ids.next("prj"), subject.userId(), Instant.now());
        MemberRow owner = member(row.id, subject.userId(), ProjectRole.OWNER);
        return projects.changing(
                        () -> projects.store(row, owner),
                        done -> ProjectFacts.of("created", row.id, subject, Map.of("template", row.template)))
                .map(done -> Project.from(done, ProjectRole.OWNER));
    }

    @GET
    @Path("{id}")
    public Uni<Project> one(String id) {
        Subject subject = current.get();
        return allowed(id, subject, ProjectRole.VIEWER).chain(role -> found(id).map(row -> Project.from(row, role)));
    }

    @PATCH
    @Path("{id}")
    public Uni<Project> change(String id, ProjectRequest request) {
        Subject subject = current.get();
        ProjectRequest change = required(request);
        return allowed(id, subject, ProjectRole.EDITOR)
                .chain(role -> projects.changing(
                                () -> found(id).invoke(row -> change.change(row, Instant.now())),
                                row -> ProjectFacts.of("changed", id, subject, Map.of()))
                        .map(row -> Project.from(row, role)));
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(String id) {
        Subject subject = current.get();
        return allowed(id, subject, ProjectRole.OWNER)
                .chain(role -> projects.changing(
                        () -> found(id).call(projects::remove),
                        row -> ProjectFacts.of("deleted", id, subject, Map.of())))
                .replaceWithVoid();
    }

    private Uni<ProjectRole> allowed(String id, Subject subject, ProjectRole needed) {
        return projects.membership(id, subject.userId()).map(member -> {
            Membership.require(subject, member, needed);
            return member == null ? null : member.projectRole();
        });
    }

    private Uni<ProjectRow> found(String id) {
        return projects.findById(id).onItem().ifNull().failWith(() -> ProblemException.notFound("project"));
    }

    private static ProjectRequest required(ProjectRequest request) {
        if (request == null) throw ProblemException.invalid("body", "is needed");
        return request;
    }

    static MemberRow member(String projectId, String userId, ProjectRole role) {
        MemberRow row = new MemberRow();
        row.projectId = projectId;
        row.userId = userId;
        row.role = role.wire();
        row.addedAt = Instant.now();
        return row;
    }
}
