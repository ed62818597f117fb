package ai.datamind.semantic.catalog.authoring;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.catalog.version.Draft;
import ai.datamind.semantic.catalog.version.EtagFilter;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import ai.datamind.semantic.catalog.version.ModelRepository;
import ai.datamind.semantic.catalog.version.ModelVersion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Documents of semantic models. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {

    static final String YAML = "application/yaml";

    private final ModelCatalog catalog;
    private final ModelRepository models;
    private final SeenDocuments seen;
    private final CurrentSubject subject;

    ModelResource(ModelCatalog catalog, ModelRepository models, SeenDocuments seen, CurrentSubject subject) {
        this.catalog = catalog;
        this.models = models;
        this.seen = seen;
        this.subject = subject;
    }

    @GET
    @RolesAllowed("viewer")
    public Uni<Page<ModelVersion>> list(@BeanParam PageQuery page, @QueryParam("category") String category) {
        return seen.reach().chain(reach -> models.list(page, category, null, reach));
    }

    @GET
    @Path("/search")
    @RolesAllowed("viewer")
    public Uni<Page<ModelVersion>> search(@BeanParam PageQuery page, @QueryParam("q") String words) {
        if (words == null || words.isBlank()) {
            throw ProblemException.invalid("q", "says what to search for");
        }
        return seen.reach().chain(reach -> models.list(page, null, words.strip(), reach));
    }

    @POST
    @RolesAllowed("engineer")
    @Consumes({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
    @ResponseStatus(201)
    public Uni<ModelVersion> create(String body) {
        return draft(ModelBody.of(body), null).chain(catalog::create);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed("viewer")
    public Uni<ModelVersion> read(@PathParam("name") String name) {
        return models.current(name).chain(seen::of);
    }

    @GET
    @Path("/{name}/download")
    @RolesAllowed("viewer")
    @Produces(YAML)
    public Uni<String> download(@PathParam("name") String name) {
        return models.current(name).chain(seen::of).map(ModelVersion::source);
    }

    @PUT
    @Path("/{name}")
    @RolesAllowed("engineer")
    @Consumes({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
    public Uni<ModelVersion> update(
            @PathParam("name") String name, @HeaderParam("If-Match") String ifMatch, String body) {
        return draft(ModelBody.of(body), name)
                .call(d -> seen.requireWhole(name))
                .chain(d -> catalog.update(d, EtagFilter.accepts(ifMatch)));
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed("engineer")
    public Uni<Void> delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        String author = subject.get().userId();
        return models.current(name)
                .chain(seen::of)
                .chain(shown -> catalog.delete(name, author, EtagFilter.accepts(ifMatch)));
    }

    @GET
    @Path("/{name}/versions")
    @RolesAllowed("viewer")
    public Uni<List<ModelVersion>> versions(@PathParam("name") String name) {
        return models.versions(name);
    }

    @GET
    @Path("/{name}/versions/{version}")
    @RolesAllowed("viewer")
    public Uni<ModelVersion> version(@PathParam("name") String name, @PathParam("version") int version) {
        return models.version(name, version).chain(seen::of);
    }

    private Uni<Draft> draft(ModelBody body, String pathName) {
        String author = subject.get().userId();
        return catalog.read(body.content()).map(document -> {
            body.requireName(body.name(), document.name());
            body.requireName(pathName, document.name());
            return new Draft(document, body.content(), body.message(), author);
        });
    }
}
