package ai.datamind.gateway.refusal;

import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The gateway's own resources connect to nothing but PostgreSQL, so a refused connection is its absence: 503, by name. */
public class DatabaseAwayMapper {

    private static final Logger LOG = Logger.getLogger(DatabaseAwayMapper.class);

    @ServerExceptionMapper
    public Response away(ConnectException away, UriInfo uri) {
        LOG.errorf("the database is not reachable: %s on %s", away.getMessage(), uri.getPath());
        KitCode code = KitCode.DEPENDENCY_DOWN;
        return Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.body(
                        code,
                        "The database is not reachable.",
                        uri.getPath(),
                        Correlation.id(),
                        List.of(),
                        Map.of("service", "database")))
                .build();
    }
}
