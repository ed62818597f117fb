package ai.datamind.semantic.interchange;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.catalog.authoring.SeenDocuments;
import ai.datamind.semantic.interchange.export.OssieExport;
import ai.datamind.semantic.interchange.foreign.ForeignYaml;
import ai.datamind.semantic.interchange.foreign.Imported;
import ai.datamind.semantic.interchange.foreign.LeftOut;
import ai.datamind.semantic.interchange.intake.BusinessOntology;
import ai.datamind.semantic.interchange.intake.Intake;
import ai.datamind.semantic.interchange.intake.Intake.Kept;
import ai.datamind.semantic.interchange.intake.OssieImport;
import ai.datamind.semantic.model.ModelDocument;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.Callable;

/** Models out to other tools and in from them. */
@Path("/api/v1/semantic/interchange")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("engineer")
public class InterchangeResource {

    private final SeenDocuments seen;
    private final Intake intake;
    private final CarriedPolicies policies;
    private final CurrentSubject current;
    private final Vertx vertx;

    InterchangeResource(
            SeenDocuments seen, Intake intake, CarriedPolicies policies, CurrentSubject current, Vertx vertx) {
        this.seen = seen;
        this.intake = intake;
        this.policies = policies;
        this.current = current;
        this.vertx = vertx;
    }

    /**
     * What an import did.
     *
     * @param leftOut elements that have no equal here, with the reason
     * @param policies that travelled along; they are not applied, governance decides on them
     */
    @RegisterForReflection(targets = {LeftOut.class, Answer.class})
    public record Answer(List<Kept> documents, List<LeftOut> leftOut, JsonNode policies) {}

    /**
     * @param models names of published documents; all of them where none is named
     * @param carry {@code true} takes the policies over their tables along, for those who may read policies
     */
    @GET
    @Path("ossie")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<JsonNode> export(@QueryParam("model") List<String> models, @QueryParam("policies") String carry) {
        boolean carried = flag("policies", carry);
        return seen.published()
                .map(all -> chosen(all, models))
                .chain(chosen -> carried
                        ? policies.of(chosen).map(found -> OssieExport.export(chosen, found))
                        : Uni.createFrom().item(OssieExport.export(chosen, null)));
    }

    @GET
    @Path("ossie.yaml")
    @Produces("application/yaml")
    public Uni<String> exportYaml(@QueryParam("model") List<String> models, @QueryParam("policies") String carry) {
        return export(models, carry).map(ForeignYaml::write);
    }

    private static List<ModelDocument> chosen(List<ModelDocument> all, List<String> names) {
        names.stream()
                .filter(n -> all.stream().noneMatch(d -> d.name().equals(n)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ProblemException.notFound("published model");
                });
        // A document without datasets, such as the glossary alone, is none by the standard.
        List<ModelDocument> chosen = all.stream()
                .filter(d -> names.isEmpty() ? !d.semanticModels().isEmpty() : names.contains(d.name()))
                .toList();
        if (chosen.stream().anyMatch(d -> d.semanticModels().isEmpty())) {
            throw ProblemException.invalid(
                    "model", "must have semantic models: the interchange document needs datasets");
        }
        return chosen;
    }

    @POST
    @Path("ossie")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Uni<Answer> importOssie(String body, @QueryParam("replace") String replace) {
        return take(() -> OssieImport.read(ForeignYaml.read(body)), "interchange", replace);
    }

    @POST
    @Path("ontology")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Uni<Answer> importOntology(
            String body, @QueryParam("name") String name, @QueryParam("replace") String replace) {
        String otherwise = name == null ? "business_ontology" : name;
        return take(() -> BusinessOntology.read(ForeignYaml.read(body), otherwise), "ontology", replace);
    }

    private Uni<Answer> take(Callable<Imported> reading, String from, String replace) {
        boolean over = flag("replace", replace);
        String author = current.get().userId();
        return vertx.executeBlocking(reading, false)
                .call(imported -> over
                        ? Multi.createFrom()
                                .iterable(imported.documents())
                                .onItem()
                                .transformToUniAndConcatenate(d -> seen.requireWhole(d.name()))
                                .collect()
                                .last()
                        : Uni.createFrom().voidItem())
                .chain(imported -> intake.keep(imported.documents(), "import of " + from, author, tags -> over)
                        .map(kept -> new Answer(kept, imported.leftOut(), imported.policies())));
    }

    private static boolean flag(String name, String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw ProblemException.invalid(name, "must be true or false");
    }
}
