package ai.datamind.governance.preview;

import ai.datamind.governance.decision.DecisionPoint.Asking;
import ai.datamind.governance.decision.DecisionResponse;
import ai.datamind.governance.decision.Decisions;
import ai.datamind.governance.policy.Policy;
import ai.datamind.governance.policy.PolicyBook;
import ai.datamind.governance.policy.Target;
import ai.datamind.governance.preview.PreviewRequest.TableView;
import ai.datamind.governance.register.PolicyBooks;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A dry run of a policy, together with all the others, for administrators. */
@Path("/api/v1/policies/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class PreviewResource {
    private final PolicyBooks books;
    private final Decisions decisions;
    private final WarehouseTablesClient known;
    private final Vertx vertx;

    PreviewResource(PolicyBooks books, Decisions decisions, WarehouseTablesClient known, Vertx vertx) {
        this.books = books;
        this.decisions = decisions;
        this.known = known;
        this.vertx = vertx;
    }

    @POST
    public Uni<PreviewResponse> preview(String id, @NotNull @Valid PreviewRequest request) {
        return books.current().chain(book -> preview(book, policy(book, id), request));
    }

    private Uni<PreviewResponse> preview(PolicyBook book, Policy policy, PreviewRequest request) {
        String warehouse = warehouse(policy, request);
        Asking asking = new Asking(
                request.subject().subject(), warehouse, request.subject().projectId(), Instant.now());
        DecisionResponse decision = decisions.decide(book.withInForce(policy), asking);
        return tables(request, decision, warehouse)
                .map(GivenTables::catalog)
                .chain(catalog -> vertx.executeBlocking(
                        () -> new Preview(policy.id(), decision, catalog).of(request.sql()), false));
    }

    private Uni<List<TableView>> tables(PreviewRequest request, DecisionResponse decision, String warehouse) {
        if (request.tables() != null) {
            return Uni.createFrom().item(request.tables());
        }
        String predicates = decision.tables().stream()
                .flatMap(table -> table.rowFilters().stream())
                .map(DecisionResponse.RowFilterView::predicate)
                .collect(Collectors.joining(" "));
        return known.namedIn(request.sql() + " " + predicates, warehouse);
    }

    private static Policy policy(PolicyBook book, String id) {
        return book.policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("policy"));
    }

    private static String warehouse(Policy policy, PreviewRequest request) {
        if (request.warehouse() != null) {
            return request.warehouse();
        }
        if (policy.resource().warehouse().equals(Target.ANY)) {
            throw ProblemException.invalid("warehouse", "must be given: the policy is about all of them");
        }
        return policy.resource().warehouse();
    }
}
