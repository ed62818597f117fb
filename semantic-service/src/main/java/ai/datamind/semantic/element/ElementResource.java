package ai.datamind.semantic.element;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.catalog.EtagFilter;
import ai.datamind.semantic.element.ElementCatalog.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Parts of documents one by one. The version, and so the ETag, is the document's: a change on an older one is refused (412).
 * {@code model} names the document where the part is not published, or is to stand elsewhere.
 */
@Path("/api/v1")
public class ElementResource {

    private static final String KIND = "{kind: entities|dimensions|measures|filters|hierarchies|metrics}";
    private static final String CREATED_KIND = "{kind: entities|dimensions|measures|filters|hierarchies}";
    private static final int MOST_AT_ONCE = 200;

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
        var change = change(wanted.definition(), "created", ifMatch);
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
        return elements.update(parsed, change(wanted.definition(), "changed", ifMatch), wanted.model());
    }

    @DELETE
    @Path("/" + KIND + "/{id}")
    @RolesAllowed("engineer")
    public Uni<Void> delete(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("model") String model) {
        return elements.delete(ElementId.parse(Kind.of(kind), id), removal(ifMatch), model);
    }

    @RegisterForReflection
    public record Batch(List<Item> changes) {

        /** {@code op} is create, update or delete; {@code version} is the document's, or any where it is missing. */
        @RegisterForReflection
        public record Item(
                String op,
                String kind,
                String id,
                String model,
                String semanticModel,
                Integer version,
                Map<String, Object> definition) {}
    }

    /** What became of one change of several. */
    @RegisterForReflection
    public record BatchResult(String id, boolean success, Integer version, String code, String error) {}

    /** Each change is made on its own, in order; one that is refused holds up no other. */
    @POST
    @Path("/semantic/elements/batch")
    @RolesAllowed("engineer")
    public Uni<List<BatchResult>> batch(Batch batch) {
        if (batch == null || batch.changes() == null || batch.changes().isEmpty()) {
            throw ProblemException.invalid("changes", "is empty");
        }
        if (batch.changes().size() > MOST_AT_ONCE) {
            throw ProblemException.invalid("changes", "holds more than " + MOST_AT_ONCE);
        }
        return Multi.createFrom()
                .iterable(batch.changes())
                .onItem()
                .transformToUniAndConcatenate(item -> Uni.createFrom()
                        .deferred(() -> one(item))
                        .onFailure(ProblemException.class)
                        .recoverWithItem(e -> refused(item, (ProblemException) e)))
                .collect()
                .asList();
    }

    private static BatchResult refused(Batch.Item item, ProblemException problem) {
        return new BatchResult(item.id(), false, null, problem.code().name(), problem.getMessage());
    }

    private Uni<BatchResult> one(Batch.Item item) {
        String ifMatch = item.version() == null ? null : "\"" + item.version() + "\"";
        Kind kind = Kind.of(item.kind());
        return switch (item.op() == null ? "" : item.op()) {
            case "create" -> {
                var change = change(item.definition(), "created", ifMatch);
                var id = ElementId.of(kind, item.semanticModel(), change.definition());
                yield elements.create(id, change, item.model()).map(ElementResource::done);
            }
            case "update" ->
                elements.update(id(kind, item), change(item.definition(), "changed", ifMatch), item.model())
                        .map(ElementResource::done);
            case "delete" ->
                elements.delete(id(kind, item), removal(ifMatch), item.model())
                        .replaceWith(new BatchResult(item.id(), true, null, null, null));
            default -> throw ProblemException.invalid("op", "must be create, update or delete");
        };
    }

    private static ElementId id(Kind kind, Batch.Item item) {
        if (item.id() == null) {
            throw ProblemException.invalid("id", "is missing");
        }
        return ElementId.parse(kind, item.id());
    }

    private static BatchResult done(ElementVersion made) {
        return new BatchResult(made.id(), true, made.version(), null, null);
    }

    private Change change(Map<String, Object> definition, String what, String ifMatch) {
        if (definition == null) {
            throw ProblemException.invalid("definition", "is missing");
        }
        return new Change(
                definition, what, subject.get().userId(), EtagFilter.accepts(ifMatch), ifMatch == null);
    }

    private Change removal(String ifMatch) {
        return new Change(
                Map.of(), "deleted", subject.get().userId(), EtagFilter.accepts(ifMatch), ifMatch == null);
    }
}
