package ai.datamind.semantic.metric;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.compile.CompileRefusal;
import ai.datamind.semantic.compile.CompiledQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.util.Map;

/** Metric queries to SQL. */
@Path("/api/v1/compiler")
public class CompilerResource {

    private final PublishedManifest published;

    CompilerResource(PublishedManifest published) {
        this.published = published;
    }

    /** The SQL is compiled, not run: whoever runs it passes it through the firewall and the caller's policies. */
    @POST
    @Path("/compile")
    @RolesAllowed("analyst")
    public CompileAnswer compile(CompileRequest request) {
        var publication = published.current();
        try {
            CompiledQuery compiled = publication.compiler().compile(request.query());
            return CompileAnswer.of(compiled, publication.manifest());
        } catch (CompileRefusal refusal) {
            throw new ProblemException(
                            SemanticCode.QUERY_REFUSED,
                            refusal.getMessage(),
                            Map.of("reason", refusal.reason().name(), "candidates", refusal.candidates()))
                    .causedBy(refusal);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProblemException.invalid("query", e.getMessage());
        }
    }
}
