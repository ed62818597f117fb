package ai.datamind.usage.quota;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a user has used today. */
@Path("/api/v1/usage/quota")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class QuotaResource {
    private final QuotaRepository quotas;
    private final CurrentSubject subject;

    QuotaResource(QuotaRepository quotas, CurrentSubject subject) {
        this.quotas = quotas;
        this.subject = subject;
    }

    /** @param userId somebody else, for administrators; absent: oneself */
    @GET
    public Uni<DayFigures> today(@QueryParam("user_id") String userId) {
        Subject who = subject.get();
        if (userId != null && !userId.equals(who.userId()) && who.role() != Role.ADMIN) {
            throw new ProblemException(KitCode.FORBIDDEN, null);
        }
        return quotas.figures(LocalDate.now(ZoneOffset.UTC), userId == null ? who.userId() : userId);
    }
}
