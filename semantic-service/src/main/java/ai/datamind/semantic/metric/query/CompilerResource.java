package ai.datamind.semantic.metric.query;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.metric.vocabulary.Vocabulary;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.util.Map;

/** Metric queries to SQL. */
@Path("/api/v1/compiler")
@Produces(MediaType.APPLICATION_JSON)
public class CompilerResource {

    private final Vocabulary vocabulary;

    CompilerResource(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The SQL is compiled, not run: whoever runs it passes it through the firewall and the caller's policies. What is
     * defined over hidden tables is as unknown as a misspelt name.
     */
    @POST
    @Path("/compile")
    @RolesAllowed("analyst")
    public Uni<CompileAnswer> compile(CompileRequest request) {
        if (request == null) {
            throw ProblemException.invalid("metrics", "is missing");
        }
        return vocabulary.compiler(request.projectId()).map(seen -> compiled(request, seen));
    }

    private static CompileAnswer compiled(CompileRequest request, Vocabulary.Seen seen) {
        try {
            Engine engine = request.engine();
            CompiledQuery compiled = seen.compiler().compile(request.query());
            return CompileAnswer.of(engine.write(compiled), seen.manifest());
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
