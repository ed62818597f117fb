package ai.datamind.nl2sql.example;

import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Takes many examples at once. */
@Path("/api/v1/knowledge/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("engineer")
public class ImportResource {
    private final Imports imports;
    private final CurrentCaller current;

    ImportResource(Imports imports, CurrentCaller current) {
        this.imports = imports;
        this.current = current;
    }

    /** A {@code .sql} file: statements, each below a comment {@code -- question: …}. */
    @POST
    @Consumes({"application/sql", "text/plain"})
    public Uni<Imports.Imported> take(@QueryParam("name") @DefaultValue("import") String name, String content) {
        return imports.take(current.get(), name, content == null ? "" : content)
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), "-"));
    }
}
