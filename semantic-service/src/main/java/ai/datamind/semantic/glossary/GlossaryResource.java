package ai.datamind.semantic.glossary;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.subject.CurrentSubject;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The business glossary. */
@Path("/api/v1/glossary")
@Produces(MediaType.APPLICATION_JSON)
public class GlossaryResource {

    private final GlossaryRepository glossary;
    private final CurrentSubject subject;

    GlossaryResource(GlossaryRepository glossary, CurrentSubject subject) {
        this.glossary = glossary;
        this.subject = subject;
    }

    @GET
    @RolesAllowed("viewer")
    public Uni<Page<Term>> list(@BeanParam PageQuery page, @QueryParam("q") String words) {
        return glossary.list(page, words);
    }

    @POST
    @RolesAllowed("engineer")
    @ResponseStatus(201)
    public Uni<Term> create(@NotNull TermRequest request) {
        return glossary.create(request.checked(), subject.get().userId());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public Uni<Term> read(@PathParam("id") String id) {
        return glossary.read(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("engineer")
    public Uni<Term> update(@PathParam("id") String id, @NotNull TermRequest request) {
        return glossary.update(id, request.checked(), subject.get().userId());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("engineer")
    public Uni<Void> delete(@PathParam("id") String id) {
        return glossary.delete(id, subject.get().userId());
    }
}
