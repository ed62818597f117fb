package ai.datamind.gateway.session;

import ai.datamind.gateway.trail.Happening;
import ai.datamind.gateway.trail.Happening.Actor;
import ai.datamind.gateway.trail.Happening.Kind;
import ai.datamind.gateway.trail.RequestOrigin;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;

/** Live sessions: one's own, or anybody's for an administrator. */
@Path("/api/v1/security/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionResource {

    private final SessionRepository sessions;
    private final CurrentSubject subject;
    private final RequestOrigin origin;

    public SessionResource(SessionRepository sessions, CurrentSubject subject, RequestOrigin origin) {
        this.sessions = sessions;
        this.subject = subject;
        this.origin = origin;
    }

    @GET
    public Uni<Page<Session>> list(@BeanParam PageQuery page, @QueryParam("user_id") String userId) {
        Subject who = subject.get();
        String whose = isAdmin(who) ? userId : own(who, userId);
        return sessions.live(page, whose, who.sessionId());
    }

    /** Ends all sessions of a user, by default one's own. */
    @DELETE
    public Uni<Ended> endAll(@QueryParam("user_id") String userId) {
        Subject who = subject.get();
        String whose = isAdmin(who) && userId != null ? userId : own(who, userId);
        return sessions.endAll(
                        whose, "revoked by " + who.userId(), revoked(who, whose).facts(origin.get()))
                .map(Ended::new);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Ended> end(@PathParam("id") String id) {
        Subject who = subject.get();
        return sessions.find(id, who.sessionId())
                // Somebody else's session looks like none.
                .map(found -> found.filter(
                                session -> isAdmin(who) || session.userId().equals(who.userId()))
                        .orElseThrow(() -> ProblemException.notFound("session")))
                .chain(session -> sessions.end(
                        id,
                        "revoked by " + who.userId(),
                        revoked(who, id).with("user_id", session.userId()).facts(origin.get())))
                .map(alive -> new Ended(alive ? 1 : 0));
    }

    private static Happening revoked(Subject who, String resource) {
        return Happening.success(Kind.REVOKED, "auth.session_revoked", new Actor(who.userId(), who.email()), resource);
    }

    private static boolean isAdmin(Subject who) {
        return who.role().includes(Role.ADMIN);
    }

    private static String own(Subject who, String asked) {
        if (asked == null || Objects.equals(asked, who.userId())) return who.userId();
        throw new ProblemException(KitCode.FORBIDDEN, null);
    }

    /** @param ended how many sessions are over now that were not before */
    public record Ended(int ended) {}
}
