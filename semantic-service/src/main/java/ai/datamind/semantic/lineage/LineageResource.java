package ai.datamind.semantic.lineage;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.catalog.PublishedManifest;
import ai.datamind.semantic.lineage.LineageNode.Kind;
import ai.datamind.semantic.metadata.warehouse.Warehouse;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.sql.Relation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** Where data comes from and goes to, around one table or one model, as far as the asker may know. */
@Path("/api/v1/lineage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class LineageResource {

    private static final int DEEPEST = 50;

    private final Lineage lineage;
    private final PublishedManifest published;
    private final Warehouses warehouses;

    LineageResource(Lineage lineage, PublishedManifest published, Warehouses warehouses) {
        this.lineage = lineage;
        this.published = published;
        this.warehouses = warehouses;
    }

    /** @param table {@code catalog.schema.table}; double quotes keep a dot inside a name */
    @GET
    @Path("tables/{table:.+}")
    public Uni<LineageGraph> table(String table, @QueryParam("depth") String depth) {
        String before = Warehouse.NAME + ".";
        if (!table.startsWith(before)) {
            throw ProblemException.notFound("table");
        }
        return around(
                List.of(LineageNode.id(Kind.TABLE, SemanticLineage.name(relation(table.substring(before.length()))))),
                depth,
                "table");
    }

    private static Relation relation(String text) {
        try {
            return Relation.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw ProblemException.invalid("table", "must be catalog.schema.table");
        }
    }

    /** @param id a document's name, or that of one of its semantic models */
    @GET
    @Path("models/{id}")
    public Uni<LineageGraph> model(String id, @QueryParam("depth") String depth) {
        return around(roots(id), depth, "model");
    }

    private List<String> roots(String id) {
        var roots = new ArrayList<String>();
        for (ModelDocument document : published.current().manifest().documents()) {
            boolean whole = document.name().equals(id);
            document.semanticModels().stream()
                    .map(SemanticModel::name)
                    .filter(name -> whole || name.equals(id))
                    .forEach(name -> roots.add(LineageNode.id(Kind.SEMANTIC_MODEL, name)));
            if (whole) {
                document.metrics().stream()
                        .map(Metric::name)
                        .forEach(name -> roots.add(LineageNode.id(Kind.METRIC, name)));
            }
        }
        return roots.isEmpty() ? List.of(LineageNode.id(Kind.SEMANTIC_MODEL, id)) : roots;
    }

    private Uni<LineageGraph> around(List<String> roots, String depth, String what) {
        int steps = steps(depth);
        return warehouses.visibility().chain(lineage::seen).map(graph -> {
            List<String> known =
                    roots.stream().filter(r -> graph.node(r).isPresent()).toList();
            if (known.isEmpty()) {
                throw ProblemException.notFound(what);
            }
            return graph.around(known, steps);
        });
    }

    private static int steps(String depth) {
        try {
            int steps = depth == null ? DEEPEST : Integer.parseInt(depth);
            if (steps >= 1 && steps <= DEEPEST) {
                return steps;
            }
        } catch (NumberFormatException notANumber) {
            throw ProblemException.invalid("depth", "must be a whole number from 1 to " + DEEPEST);
        }
        throw ProblemException.invalid("depth", "must be a whole number from 1 to " + DEEPEST);
    }
}
