package ai.datamind.semantic.metric;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.catalog.version.ModelVersion;
import ai.datamind.semantic.metric.vocabulary.Vocabulary;
import ai.datamind.semantic.model.SemanticManifest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The registry of metrics. Registering adds to a document of models, which is proven and published like any change. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class MetricResource {

    private static final String YAML = "application/yaml";

    private final Vocabulary vocabulary;
    private final MetricRegistry registry;
    private final CurrentSubject subject;

    MetricResource(Vocabulary vocabulary, MetricRegistry registry, CurrentSubject subject) {
        this.vocabulary = vocabulary;
        this.registry = registry;
        this.subject = subject;
    }

    @GET
    @Path("/metrics")
    @RolesAllowed("viewer")
    public Uni<Page<MetricEntry>> list(@BeanParam PageQuery page, @QueryParam("q") String words) {
        return explore(page, words, null, null, null);
    }

    @GET
    @Path("/metrics-explorer/metrics")
    @RolesAllowed("viewer")
    public Uni<Page<MetricEntry>> explore(
            @BeanParam PageQuery page,
            @QueryParam("q") String words,
            @QueryParam("type") String type,
            @QueryParam("tag") String tag,
            @QueryParam("certification") String certification) {
        return vocabulary.manifest().map(manifest -> found(manifest, page, words, type, tag, certification));
    }

    private static Page<MetricEntry> found(
            SemanticManifest manifest, PageQuery page, String words, String type, String tag, String certification) {
        List<MetricEntry> found = manifest.metrics().stream()
                .filter(m -> type == null || type.equals(MetricEntry.type(m)))
                .filter(m -> tag == null || m.header().tags().contains(tag))
                .filter(m -> certification == null
                        || certification.equalsIgnoreCase(
                                m.header().certification().name()))
                .map(m -> MetricEntry.of(m, manifest))
                .filter(e -> words == null || e.matches(words))
                .toList();
        List<MetricEntry> shown =
                found.stream().skip(page.offset()).limit(page.size()).toList();
        return Page.of(page, found.size(), shown);
    }

    @GET
    @Path("/metrics/definitions")
    @RolesAllowed("viewer")
    public Uni<List<MetricEntry>> definitions() {
        return vocabulary
                .manifest()
                .map(manifest -> manifest.metrics().stream()
                        .map(m -> MetricEntry.of(m, manifest))
                        .toList());
    }

    @GET
    @Path("/metrics/templates")
    @RolesAllowed("viewer")
    public List<MetricTemplate> templates() {
        return MetricTemplate.all();
    }

    /** {@code metric} as in a document (JSON), or {@code template} with its {@code parameters}. */
    @POST
    @Path("/metrics/register")
    @RolesAllowed("engineer")
    @ResponseStatus(201)
    public Uni<ModelVersion> register(@NotNull RegisterRequest request) {
        return registry.add(request.model(), request.yaml(), subject.get().userId());
    }

    @POST
    @Path("/metrics")
    @RolesAllowed("engineer")
    @ResponseStatus(201)
    public Uni<ModelVersion> create(@NotNull RegisterRequest request) {
        return register(request);
    }

    /** Metrics in YAML: the member {@code metrics} of a document. */
    @POST
    @Path("/metrics/import")
    @RolesAllowed("engineer")
    @Consumes({YAML, "text/yaml", MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @ResponseStatus(201)
    public Uni<ModelVersion> load(@QueryParam("model") @DefaultValue("registered") String model, String body) {
        return registry.add(model, body, subject.get().userId());
    }
}
