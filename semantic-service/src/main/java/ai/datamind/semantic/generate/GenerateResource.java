package ai.datamind.semantic.generate;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.document.writing.ModelWriter;
import ai.datamind.semantic.generate.proposal.Evidence;
import ai.datamind.semantic.metadata.facts.SeenCounter;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.model.ModelDocument.Category;
import ai.datamind.semantic.model.element.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Proposals for a warehouse nobody has described yet. */
@Path("/api/v1/catalog")
@Produces(MediaType.APPLICATION_JSON)
@RegisterForReflection(targets = {GenerateResource.Generated.class, Evidence.class})
public class GenerateResource {

    private static final int MOST_TABLES = 300;

    private final Warehouses warehouses;

    GenerateResource(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** {@code warehouse} null for the sample, {@code category} null for development; {@code schemas} and {@code tables} ("schema.table") narrow what is looked at. */
    @RegisterForReflection
    public record GenerateRequest(
            String name, String warehouse, String category, List<String> schemas, List<String> tables) {

        /** Null where nothing is said. */
        Category kept() {
            try {
                return category == null ? null : Category.valueOf(category.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw ProblemException.invalid("category", "must be development, staging or production");
            }
        }

        boolean wants(TableFacts table) {
            boolean schema =
                    schemas == null || schemas.contains(table.relation().schema());
            return schema && (tables == null || tables.contains(table.relation().toString()));
        }
    }

    /** The proposal as YAML, ready to be corrected and posted to the models. */
    public record Generated(String name, String content, int semanticModels, List<Evidence> evidence) {}

    /** What the policies hide from the asker is neither proposed from nor looked into. */
    @POST
    @Path("/generate-model")
    @RolesAllowed("engineer")
    public Uni<Generated> generate(GenerateRequest request) {
        if (request == null) {
            throw ProblemException.invalid("name", "is missing");
        }
        try {
            Names.require("model", request.name());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("name", e.getMessage());
        }
        Category category = request.kept();
        return warehouses.seen(request.warehouse(), true).chain(seen -> {
            List<TableFacts> wanted = seen.tables().filter(request::wants).toList();
            if (wanted.isEmpty()) {
                throw ProblemException.notFound("table");
            }
            if (wanted.size() > MOST_TABLES) {
                throw ProblemException.invalid(
                        "schemas", wanted.size() + " tables are too many for one model; name at most " + MOST_TABLES);
            }
            return seen.counting(counter -> propose(request.name(), category, wanted, counter));
        });
    }

    private static Generated propose(String name, Category category, List<TableFacts> wanted, SeenCounter counter) {
        List<TableFacts> counted = wanted.stream().map(counter::count).toList();
        Proposal proposal =
                ModelGenerator.propose(name, counted, counter::inclusion).in(category);
        return new Generated(
                name,
                ModelWriter.yaml(proposal.document()),
                proposal.document().semanticModels().size(),
                proposal.evidence());
    }

    @RegisterForReflection
    public record AnalyzeRequest(String warehouse, String schema, String table) {}

    /** Of what the policies hide from the asker nothing is counted and no value is quoted. */
    @POST
    @Path("/analyze-table")
    @RolesAllowed("engineer")
    public Uni<TableAnalysis> analyze(AnalyzeRequest request) {
        if (request == null || request.table() == null) {
            throw ProblemException.invalid("table", "is missing");
        }
        return warehouses.seen(request.warehouse(), false).chain(seen -> {
            TableFacts table = seen.table(request.schema(), request.table());
            return seen.counting(counter -> TableAnalysis.of(counter.count(table)));
        });
    }

    /** Tables that look ready for questions: they have a key, and names or comments that people can read. */
    @GET
    @Path("/gold-tables")
    @RolesAllowed("analyst")
    public Uni<List<GoldTable>> gold(@QueryParam("catalog") String catalog) {
        return warehouses.seen(catalog, false).map(seen -> GoldTable.ranked(seen.tables()));
    }
}
