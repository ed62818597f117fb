package ai.datamind.semantic.documentation;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.visibility.SeenModels;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * Pages over the published models, without what the asker may not see. They are written when asked for, so that none is older than
 * what is published.
 */
@Path("/api/v1/documentation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
public class DocumentationResource {

    private final PublishedManifest published;
    private final QualityBoard quality;
    private final SeenModels models;
    private final Warehouses warehouses;

    DocumentationResource(PublishedManifest published, QualityBoard quality, SeenModels models, Warehouses warehouses) {
        this.published = published;
        this.quality = quality;
        this.models = models;
        this.warehouses = warehouses;
    }

    /** @param model the document's name, or null for all of them; {@code format} markdown (or null) or html */
    public record GenerateRequest(String model, String format) {}

    @RegisterForReflection
    public record Generated(String model, String format, long manifestVersion, String content) {}

    @RegisterForReflection
    public record Documented(
            String name, String description, String owner, int semanticModels, int metrics, List<String> links) {}

    @POST
    @Path("generate")
    @RolesAllowed("analyst")
    public Uni<List<Generated>> generate(GenerateRequest request) {
        String wanted = request == null ? null : request.model();
        String format = request == null || request.format() == null ? "markdown" : request.format();
        if (!List.of("markdown", "html").contains(format)) {
            throw ProblemException.invalid("format", "must be markdown or html");
        }
        return seen().map(manifest -> pages(manifest, wanted, format));
    }

    private List<Generated> pages(SemanticManifest manifest, String wanted, String format) {
        List<Generated> pages = manifest.documents().stream()
                .filter(d -> wanted == null ? described(d) : d.name().equals(wanted))
                .map(d -> new Generated(d.name(), format, manifest.version(), render(d, format)))
                .toList();
        if (pages.isEmpty() && wanted != null) {
            throw ProblemException.notFound("published model");
        }
        return pages;
    }

    @GET
    @Path("models")
    public Uni<Page<Documented>> models(@BeanParam PageQuery page) {
        return seen().map(manifest -> listed(manifest, page));
    }

    private static Page<Documented> listed(SemanticManifest manifest, PageQuery page) {
        List<ModelDocument> documents = manifest.documents().stream()
                .filter(DocumentationResource::described)
                .toList();
        return Page.of(
                page,
                documents.size(),
                documents.stream()
                        .skip(page.offset())
                        .limit(page.size())
                        .map(DocumentationResource::documented)
                        .toList());
    }

    @GET
    @Path("models/{id}/markdown")
    @Produces("text/markdown;charset=UTF-8")
    public Uni<String> markdown(String id) {
        return one(id).map(document -> render(document, "markdown"));
    }

    @GET
    @Path("models/{id}/html")
    @Produces("text/html;charset=UTF-8")
    public Uni<String> html(String id) {
        return one(id).map(document -> render(document, "html"));
    }

    private Uni<SemanticManifest> seen() {
        SemanticManifest manifest = published.current().manifest();
        return warehouses.visibility().map(visibility -> models.of(manifest, visibility));
    }

    private Uni<ModelDocument> one(String id) {
        return seen().map(manifest -> manifest.documents().stream()
                .filter(d -> d.name().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("published model")));
    }

    private String render(ModelDocument document, String format) {
        var written = Pages.of(document, quality);
        return format.equals("html") ? Html.render(written) : Markdown.render(written);
    }

    private static boolean described(ModelDocument document) {
        return !document.semanticModels().isEmpty()
                || !document.metrics().isEmpty()
                || !document.glossary().isEmpty();
    }

    private static Documented documented(ModelDocument document) {
        String path = "/api/v1/documentation/models/" + document.name();
        return new Documented(
                document.name(),
                document.description(),
                document.owner(),
                document.semanticModels().size(),
                document.metrics().size(),
                List.of(path + "/markdown", path + "/html"));
    }
}
