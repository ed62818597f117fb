package ai.datamind.semantic.compilation;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.catalog.proof.Proof;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.model.ModelDocument.Category;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Compiling all there is, beside the request. */
@Path("/api/v1/semantic/compile")
@Produces(MediaType.APPLICATION_JSON)
public class CompilationResource {

    private static final Logger LOG = Logger.getLogger(CompilationResource.class);

    private final ModelCatalog catalog;
    private final CompilationRepository jobs;
    private final CurrentSubject subject;

    CompilationResource(ModelCatalog catalog, CompilationRepository jobs, CurrentSubject subject) {
        this.catalog = catalog;
        this.jobs = jobs;
        this.subject = subject;
    }

    /** {@code category} adds the documents of development or staging to those of production, which are always compiled. */
    @RegisterForReflection
    public record Wanted(String category) {

        String checked() {
            String word = category == null ? "production" : category.toLowerCase(Locale.ROOT);
            if (Arrays.stream(Category.values())
                    .noneMatch(c -> c.name().toLowerCase(Locale.ROOT).equals(word))) {
                throw ProblemException.invalid("category", "must be production, staging or development");
            }
            return word;
        }
    }

    @POST
    @RolesAllowed("engineer")
    @ResponseStatus(202)
    public Uni<CompilationJob> start(Wanted wanted) {
        String category = (wanted == null ? new Wanted(null) : wanted).checked();
        return jobs.start(Ids.next("job"), category, subject.get().userId()).invoke(job -> run(job.jobId(), category));
    }

    @GET
    @Path("/{job}")
    @RolesAllowed("engineer")
    public Uni<CompilationJob> status(@PathParam("job") String job) {
        return jobs.find(job);
    }

    private void run(String job, String category) {
        catalog.proveAll(category)
                .onFailure(ProblemException.class)
                .recoverWithItem(e -> Proof.refused(e.getMessage()))
                .chain(proof -> jobs.finish(job, proof))
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "Compilation %s could not be finished.", job));
    }
}
