package ai.datamind.semantic.generate;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.document.ModelWriter;
import ai.datamind.semantic.metadata.FactsCounter;
import ai.datamind.semantic.metadata.TableFacts;
import ai.datamind.semantic.metadata.Warehouse;
import ai.datamind.semantic.model.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Proposals for a warehouse nobody has described yet. */
@Path("/api/v1/catalog")
@RegisterForReflection(targets = {GenerateResource.Generated.class, Evidence.class})
public class GenerateResource {

    private static final int MOST_TABLES = 300;

    private final Warehouse warehouse;

    GenerateResource(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** {@code schemas} and {@code tables} ("schema.table") narrow what is looked at; both may be missing. */
    @RegisterForReflection
    public record GenerateRequest(String name, List<String> schemas, List<String> tables) {

        boolean wants(TableFacts table) {
            boolean schema =
                    schemas == null || schemas.contains(table.relation().schema());
            return schema && (tables == null || tables.contains(table.relation().toString()));
        }
    }

    /** The proposal as YAML, ready to be corrected and posted to the models. */
    public record Generated(String name, String content, int semanticModels, List<Evidence> evidence) {}

    /** Administrators only: evidence and categories quote values read past the policies. */
    @POST
    @Path("/generate-model")
    @RolesAllowed("admin")
    public Uni<Generated> generate(GenerateRequest request) {
        if (request == null) {
            throw ProblemException.invalid("name", "is missing");
        }
        try {
            Names.require("model", request.name());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("name", e.getMessage());
        }
        return warehouse.tables(true).chain(tables -> {
            List<TableFacts> wanted = tables.stream().filter(request::wants).toList();
            if (wanted.isEmpty()) {
                throw ProblemException.notFound("table");
            }
            if (wanted.size() > MOST_TABLES) {
                throw ProblemException.invalid(
                        "schemas", wanted.size() + " tables are too many for one model; name at most " + MOST_TABLES);
            }
            return warehouse.counting(counter -> propose(request.name(), wanted, counter));
        });
    }

    private static Generated propose(String name, List<TableFacts> wanted, FactsCounter counter) {
        List<TableFacts> counted = wanted.stream().map(counter::count).toList();
        Proposal proposal = ModelGenerator.propose(name, counted, counter::inclusion);
        return new Generated(
                name,
                ModelWriter.yaml(proposal.document()),
                proposal.document().semanticModels().size(),
                proposal.evidence());
    }

    @RegisterForReflection
    public record AnalyzeRequest(String schema, String table) {}

    /** Administrators only: evidence and categories quote values read past the policies. */
    @POST
    @Path("/analyze-table")
    @RolesAllowed("admin")
    public Uni<TableAnalysis> analyze(AnalyzeRequest request) {
        if (request == null || request.table() == null) {
            throw ProblemException.invalid("table", "is missing");
        }
        return warehouse.tables(false).chain(tables -> {
            TableFacts table = tables.stream()
                    .filter(t -> t.relation().table().equals(request.table())
                            && (request.schema() == null
                                    || request.schema().equals(t.relation().schema())))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("table"));
            return warehouse.counting(counter -> TableAnalysis.of(counter.count(table)));
        });
    }

    /** Tables that look ready for questions: they have a key, and names or comments that people can read. */
    @GET
    @Path("/gold-tables")
    @RolesAllowed("analyst")
    public Uni<List<GoldTable>> gold() {
        return warehouse.tables(false).map(GoldTable::ranked);
    }
}
