package ai.datamind.semantic.catalog.authoring;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.catalog.version.Draft;
import ai.datamind.semantic.catalog.version.EtagFilter;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.catalog.version.ModelRepository;
import ai.datamind.semantic.catalog.version.ModelVersion;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Earlier versions of documents, and several documents at once. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelHistoryResource {

    private static final int MOST_AT_ONCE = 200;

    private final ModelCatalog catalog;
    private final ModelRepository models;
    private final SeenDocuments seen;
    private final CurrentSubject subject;

    ModelHistoryResource(ModelCatalog catalog, ModelRepository models, SeenDocuments seen, CurrentSubject subject) {
        this.catalog = catalog;
        this.models = models;
        this.seen = seen;
        this.subject = subject;
    }

    @GET
    @Path("/{name}/diff")
    @RolesAllowed("viewer")
    public Uni<LineDiff> diff(
            @PathParam("name") String name, @QueryParam("from") Integer from, @QueryParam("to") Integer to) {
        if (from == null || to == null) {
            throw ProblemException.invalid("from", "and to name the two versions");
        }
        return models.version(name, from)
                .chain(seen::of)
                .chain(a -> models.version(name, to).chain(seen::of).map(b -> LineDiff.between(a, b)));
    }

    @RegisterForReflection
    public record Rollback(Integer version) {}

    /** The old text becomes the newest version; what lies between is kept. */
    @POST
    @Path("/{name}/rollback")
    @RolesAllowed("engineer")
    public Uni<ModelVersion> rollback(
            @PathParam("name") String name, @HeaderParam("If-Match") String ifMatch, Rollback wanted) {
        if (wanted == null || wanted.version() == null) {
            throw ProblemException.invalid("version", "is missing");
        }
        String author = subject.get().userId();
        return models.version(name, wanted.version())
                .call(seen::of)
                .chain(old -> catalog.read(old.source())
                        .map(document ->
                                new Draft(document, old.source(), "back to version " + wanted.version(), author, true)))
                .chain(draft -> catalog.update(draft, EtagFilter.accepts(ifMatch)))
                .chain(seen::of);
    }

    @RegisterForReflection
    public record Batch(List<Item> models) {

        @RegisterForReflection
        public record Item(String name, String content, String message) {}
    }

    /** What became of one document of several. */
    @RegisterForReflection
    public record BatchResult(String name, boolean success, Integer version, String code, String error) {}

    /** Each document is created or changed on its own; one that is refused holds up no other. */
    @POST
    @Path("/batch")
    @RolesAllowed("engineer")
    public Uni<List<BatchResult>> batch(Batch batch) {
        if (batch == null || batch.models() == null || batch.models().isEmpty()) {
            throw ProblemException.invalid("models", "is empty");
        }
        if (batch.models().size() > MOST_AT_ONCE) {
            throw ProblemException.invalid("models", "holds more than " + MOST_AT_ONCE);
        }
        String author = subject.get().userId();
        return Multi.createFrom()
                .iterable(batch.models())
                .onItem()
                .transformToUniAndConcatenate(item -> put(item, author))
                .collect()
                .asList();
    }

    private Uni<BatchResult> put(Batch.Item item, String author) {
        if (item.content() == null) {
            return Uni.createFrom()
                    .item(new BatchResult(item.name(), false, null, "VALIDATION_FAILED", "content is missing"));
        }
        return catalog.read(item.content())
                .invoke(d ->
                        new ModelBody(item.name(), item.content(), item.message()).requireName(item.name(), d.name()))
                .call(document -> seen.requireWhole(document.name()))
                .map(document -> new Draft(document, item.content(), item.message(), author))
                .chain(catalog::put)
                .map(kept -> new BatchResult(kept.name(), true, kept.version(), null, null))
                .onFailure(ProblemException.class)
                .recoverWithItem(e -> {
                    var problem = (ProblemException) e;
                    return new BatchResult(
                            item.name(), false, null, problem.code().name(), problem.getMessage());
                });
    }

    /** The file's own name means nothing; the document says what it is called. */
    @POST
    @Path("/upload")
    @RolesAllowed("engineer")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    public Uni<ModelVersion> upload(@RestForm("file") FileUpload file) {
        if (file == null) {
            throw ProblemException.invalid("file", "is missing");
        }
        String content = text(file);
        String author = subject.get().userId();
        return catalog.read(content)
                .call(document -> seen.requireWhole(document.name()))
                .map(document -> new Draft(document, content, "uploaded", author))
                .chain(catalog::put);
    }

    private static String text(FileUpload file) {
        try {
            return Files.readString(file.uploadedFile());
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("file", "is no text in UTF-8").causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
