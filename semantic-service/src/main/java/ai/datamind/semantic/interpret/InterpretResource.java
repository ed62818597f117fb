package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.interpret.lookup.Lookups;
import ai.datamind.semantic.metadata.Warehouse;
import ai.datamind.semantic.visibility.Sight;
import ai.datamind.semantic.visibility.Visibility;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Questions over the published model, as far as the asker may know it. Reading one is a matter of milliseconds, yet of hostile
 * input: it runs on a worker.
 */
@Path("/api/v1/semantic/interpret")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterpretResource {

    private final PublishedManifest published;
    private final Interpreters interpreters;
    private final Lookups lookups;
    private final Sight sight;
    private final Vertx vertx;

    InterpretResource(
            PublishedManifest published, Interpreters interpreters, Lookups lookups, Sight sight, Vertx vertx) {
        this.published = published;
        this.interpreters = interpreters;
        this.lookups = lookups;
        this.sight = sight;
        this.vertx = vertx;
    }

    @POST
    @RolesAllowed("analyst")
    public Uni<InterpretResponse> interpret(InterpretRequest request) {
        Publication publication = published.current();
        return sight.of(InterpretRequest.warehouseOf(request, Warehouse.NAME))
                .chain(visibility -> vertx.executeBlocking(() -> interpreters.of(publication, visibility), false)
                        .chain(interpreter -> interpreter)
                        .chain(interpreter -> asked(request, interpreter, visibility)))
                .map(interpretation -> InterpretResponse.from(publication.manifest(), interpretation));
    }

    /** Read once; where something seems to be named that no known value is called, looked up and read again. */
    private Uni<Interpretation> asked(InterpretRequest request, Interpreter interpreter, Visibility visibility) {
        String question = InterpretRequest.questionOf(request);
        return read(request, interpreter)
                .chain(first -> lookups.search(
                                interpreter.unknownNames(question),
                                interpreter.tables(first),
                                interpreter.vocabulary(),
                                visibility)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(first)
                                : read(request, interpreter.with(found))));
    }

    private Uni<Interpretation> read(InterpretRequest request, Interpreter interpreter) {
        return vertx.executeBlocking(
                () -> interpreter.interpret(
                        InterpretRequest.questionOf(request),
                        LocalDate.now(Clock.systemUTC()),
                        Conversation.from(request == null ? null : request.conversation())),
                false);
    }
}
