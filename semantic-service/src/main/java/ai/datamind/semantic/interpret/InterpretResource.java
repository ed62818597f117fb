package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lookup.LookupRepository;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.metadata.warehouse.Warehouse;
import ai.datamind.semantic.visibility.Sight;
import ai.datamind.semantic.visibility.Visibility;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Questions over the published model, as far as the asker may know it. Reading one is a matter of milliseconds, yet of hostile
 * input: it runs on a worker.
 */
@Path("/api/v1/semantic/interpret")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterpretResource {

    private static final Logger LOG = Logger.getLogger(InterpretResource.class);

    private final PublishedManifest published;
    private final Interpreters interpreters;
    private final LookupRepository lookups;
    private final Sight sight;
    private final QualityBoard quality;
    private final Vertx vertx;

    InterpretResource(
            PublishedManifest published,
            Interpreters interpreters,
            LookupRepository lookups,
            Sight sight,
            QualityBoard quality,
            Vertx vertx) {
        this.published = published;
        this.interpreters = interpreters;
        this.lookups = lookups;
        this.sight = sight;
        this.quality = quality;
        this.vertx = vertx;
    }

    @POST
    @RolesAllowed("analyst")
    public Uni<InterpretResponse> interpret(InterpretRequest request) {
        Publication publication = published.current();
        return sight.of(InterpretRequest.warehouseOf(request, Warehouse.NAME))
                .chain(visibility -> aside(() -> interpreters.of(publication, visibility))
                        .chain(interpreter -> own(publication, interpreter, visibility))
                        .chain(interpreter -> asked(request, interpreter, visibility)))
                .map(interpretation -> InterpretResponse.from(publication.manifest(), interpretation)
                        .warned(quality::warningsOf));
    }

    /** Reading the dictionary takes half a second, which no question shall wait for. */
    void warm(@Observes StartupEvent started) {
        aside(Language::english).subscribe().with(language -> {}, failure -> LOG.error("No dictionary.", failure));
    }

    private <T> Uni<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /** Where the asker sees some rows only, with the values of those. */
    private Uni<Interpreter> own(Publication publication, Interpreter shared, Visibility visibility) {
        return lookups.needed(shared.vocabulary(), visibility)
                ? lookups.sample(shared.vocabulary(), shared.manifest(), visibility)
                        .chain(sample -> aside(() -> interpreters.with(publication, shared, sample)))
                : Uni.createFrom().item(shared);
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
        return aside(() -> interpreter.interpret(
                InterpretRequest.questionOf(request),
                InterpretRequest.instructionsOf(request),
                LocalDate.now(Clock.systemUTC()),
                Conversation.from(request == null ? null : request.conversation())));
    }
}
