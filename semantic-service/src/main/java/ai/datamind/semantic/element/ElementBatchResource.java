package ai.datamind.semantic.element;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.element.ElementCatalog.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Several changes of parts in one call. */
@Path("/api/v1/semantic/elements/batch")
@Produces(MediaType.APPLICATION_JSON)
public class ElementBatchResource {

    private static final int MOST_AT_ONCE = 200;

    private final ElementCatalog elements;
    private final CurrentSubject subject;

    ElementBatchResource(ElementCatalog elements, CurrentSubject subject) {
        this.elements = elements;
        this.subject = subject;
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
        String author = subject.get().userId();
        Kind kind = Kind.of(item.kind());
        return switch (item.op() == null ? "" : item.op()) {
            case "create" -> {
                var change = Change.of(item.definition(), "created", author, ifMatch);
                var id = ElementId.of(kind, item.semanticModel(), change.definition());
                yield elements.create(id, change, item.model()).map(ElementBatchResource::done);
            }
            case "update" ->
                elements.update(id(kind, item), Change.of(item.definition(), "changed", author, ifMatch), item.model())
                        .map(ElementBatchResource::done);
            case "delete" ->
                elements.delete(id(kind, item), Change.removal(author, ifMatch), item.model())
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
}
