package ai.datamind.semantic.element;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.element.ElementCatalog.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Parts of documents one by one. The version, and so the ETag, is the document's: a change on an older one is refused (412).
 * {@code model} names the document where the part is not published, or is to stand elsewhere.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ElementResource {

    private static final String KIND = "{kind: entities|dimensions|measures|filters|hierarchies|metrics}";
    private static final String CREATED_KIND = "{kind: entities|dimensions|measures|filters|hierarchies}";

    private final ElementCatalog elements;
    private final CurrentSubject subject;

    ElementResource(ElementCatalog elements, CurrentSubject subject) {
        this.elements = elements;
        this.subject = subject;
    }

    /** {@code definition} as in a document; {@code semantic_model} for entities, dimensions and measures. */
    @RegisterForReflection
    public record NewElement(String model, String semanticModel, Map<String, Object> definition) {}

    @GET
    @Path("/" + KIND + "/{id}")
    @RolesAllowed("viewer")
    public Uni<ElementVersion> read(
            @PathParam("kind") String kind, @PathParam("id") String id, @QueryParam("model") String model) {
        return elements.read(ElementId.parse(Kind.of(kind), id), model);
    }

    @POST
    @Path("/" + CREATED_KIND)
    @RolesAllowed("engineer")
    @ResponseStatus(201)
    public Uni<ElementVersion> create(
            @PathParam("kind") String kind, @HeaderParam("If-Match") String ifMatch, NewElement wanted) {
        if (wanted == null) {
            throw ProblemException.invalid("definition", "is missing");
        }
        var change = Change.of(wanted.definition(), "created", author(), ifMatch);
        return elements.create(
                ElementId.of(Kind.of(kind), wanted.semanticModel(), change.definition()), change, wanted.model());
    }

    @PUT
    @Path("/" + KIND + "/{id}")
    @RolesAllowed("engineer")
    public Uni<ElementVersion> update(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            NewElement wanted) {
        if (wanted == null) {
            throw ProblemException.invalid("definition", "is missing");
        }
        var parsed = ElementId.parse(Kind.of(kind), id);
        return elements.update(parsed, Change.of(wanted.definition(), "changed", author(), ifMatch), wanted.model());
    }

    @DELETE
    @Path("/" + KIND + "/{id}")
    @RolesAllowed("engineer")
    public Uni<Void> delete(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("model") String model) {
        return elements.delete(ElementId.parse(Kind.of(kind), id), Change.removal(author(), ifMatch), model);
    }

    private String author() {
        return subject.get().userId();
    }
}
