package ai.datamind.kit.problem;

import ai.datamind.kit.correlation.Correlation;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. 4xx are logged at debug, 5xx at error, each once. */
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response refused(ProblemException refusal, UriInfo uri) {
        return answer(refusal.code(), refusal.getMessage(), uri, refusal.errors(), refusal.extensions(), refusal);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        List<FieldProblem> errors = invalid.getConstraintViolations().stream()
                .map(v -> new FieldProblem(BodyProblems.fieldOf(v.getPropertyPath()), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return answer(KitCode.VALIDATION_FAILED, BodyProblems.sentence(errors), uri, errors, Map.of(), invalid);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException anonymous, UriInfo uri) {
        return answer(KitCode.UNAUTHENTICATED, null, uri, List.of(), Map.of(), anonymous);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return answer(KitCode.FORBIDDEN, null, uri, List.of(), Map.of(), forbidden);
    }

    @ServerExceptionMapper
    public Response raisedByFramework(WebApplicationException raised, UriInfo uri) {
        return BodyProblems.of(raised)
                .map(bad -> answer(bad.code(), bad.getMessage(), uri, bad.errors(), Map.of(), raised))
                .orElseGet(() -> answer(
                        KitCode.ofStatus(raised.getResponse().getStatus()), null, uri, List.of(), Map.of(), raised));
    }

    /** Named as well as its parent, because the framework brings a mapper of its own for it. */
    @ServerExceptionMapper
    public Response misfitting(MismatchedInputException misfit, UriInfo uri) {
        return unreadable(misfit, uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JacksonException unreadable, UriInfo uri) {
        ProblemException bad = BodyProblems.of(unreadable);
        return answer(bad.code(), bad.getMessage(), uri, bad.errors(), Map.of(), unreadable);
    }

    /** What a service connects to without {@link ai.datamind.kit.client.Neighbour} is its database. */
    @ServerExceptionMapper
    public Response away(ConnectException away, UriInfo uri) {
        return answer(
                KitCode.DEPENDENCY_DOWN,
                "The database is not reachable.",
                uri,
                List.of(),
                Map.of("service", "database"),
                away);
    }

    @ServerExceptionMapper
    public Response unknown(Throwable unknown, UriInfo uri) {
        return answer(KitCode.INTERNAL_ERROR, null, uri, List.of(), Map.of(), unknown);
    }

    private static Response answer(
            ProblemCode code,
            String detail,
            UriInfo uri,
            List<FieldProblem> errors,
            Map<String, Object> extensions,
            Throwable cause) {
        if (code.status() >= 500) {
            LOG.errorf(cause, "%s on %s", code.name(), uri.getPath());
        } else {
            LOG.debugf(cause, "%s on %s", code.name(), uri.getPath());
        }
        return Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.body(code, detail, uri.getPath(), Correlation.id(), errors, extensions))
                .build();
    }
}
