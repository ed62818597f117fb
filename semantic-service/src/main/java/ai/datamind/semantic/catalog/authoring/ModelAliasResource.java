package ai.datamind.semantic.catalog.authoring;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.semantic.catalog.version.ModelVersion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The documents under their second name. */
@Path("/api/v1/semantic/models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelAliasResource {

    private final ModelResource models;

    ModelAliasResource(ModelResource models) {
        this.models = models;
    }

    @GET
    @RolesAllowed("viewer")
    public Uni<Page<ModelVersion>> list(@BeanParam PageQuery page, @QueryParam("category") String category) {
        return models.list(page, category);
    }

    @POST
    @RolesAllowed("engineer")
    @Consumes({MediaType.APPLICATION_JSON, ModelResource.YAML, "text/yaml", MediaType.TEXT_PLAIN})
    @ResponseStatus(201)
    public Uni<ModelVersion> create(String body) {
        return models.create(body);
    }
}
