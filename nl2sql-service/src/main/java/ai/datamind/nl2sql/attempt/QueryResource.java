package ai.datamind.nl2sql.attempt;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Attempts and what became of them. Rows were made under the policies of the one who asked, and are shown under no others. */
@Path("/api/v1/queries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class QueryResource {
    private final AttemptHistoryRepository history;
    private final Decisions decisions;
    private final CurrentCaller current;

    QueryResource(AttemptHistoryRepository history, Decisions decisions, CurrentCaller current) {
        this.history = history;
        this.decisions = decisions;
        this.current = current;
    }

    @GET
    public Uni<Page<Attempt>> queries(
            @BeanParam PageQuery page,
            @QueryParam("status") String status,
            @QueryParam("q") String search,
            @QueryParam("scope") @DefaultValue("own") String scope) {
        return history.list(Owner.orAll(current.get(), scope), AttemptStatus.wanted(status), search, page);
    }

    /** With its stage records. */
    @GET
    @Path("/{id}")
    public Uni<Attempt> query(@PathParam("id") String id) {
        return history.find(Owner.orAll(current.get()), id).flatMap(history::withStages);
    }

    @GET
    @Path("/{id}/status")
    public Uni<Status> status(@PathParam("id") String id) {
        return history.find(Owner.orAll(current.get()), id)
                .map(attempt -> new Status(
                        attempt.queryId(),
                        attempt.status(),
                        attempt.outcome(),
                        attempt.rowCount(),
                        attempt.createdAt(),
                        attempt.finishedAt()));
    }

    /**
     * Stored rows, 500 a page; refused where the caller's policies are not the ones they were made under: because they changed, or
     * because an administrator looks who has others.
     */
    @GET
    @Path("/{id}/results")
    public Uni<Results> results(@PathParam("id") String id, @QueryParam("page") @DefaultValue("1") String page) {
        Caller caller = current.get();
        int number = pageNumber(page);
        return history.find(Owner.orAll(caller), id)
                .flatMap(attempt -> decisions
                        .of(caller, attempt.warehouse(), attempt.projectId())
                        .flatMap(decision -> history.page(id, number).map(stored -> {
                            if (!decision.fingerprint().equals(stored.policyFingerprint())) {
                                throw new ProblemException(
                                        Nl2sqlCode.RESULT_OUTDATED,
                                        "This result was made under other policies than are yours now: run the query again.");
                            }
                            return Results.of(attempt, stored, number);
                        })))
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), id));
    }

    private static int pageNumber(String text) {
        try {
            int page = Integer.parseInt(text);
            if (page >= 1) return page;
        } catch (NumberFormatException notANumber) {
            throw ProblemException.invalid("page", "must be a whole number from 1");
        }
        throw ProblemException.invalid("page", "must be a whole number from 1");
    }

    public record Status(
            String queryId,
            AttemptStatus status,
            String outcome,
            Integer rowsReturned,
            Instant createdAt,
            Instant finishedAt) {}

    public record Results(String queryId, Object columns, List<Map<String, Object>> results, Paging pagination) {
        static Results of(Attempt attempt, ResultPage page, int number) {
            int pages = (page.total() + Closing.Rows.PAGE - 1) / Closing.Rows.PAGE;
            Object columns =
                    attempt.answer() == null ? List.of() : attempt.answer().get("columns");
            return new Results(
                    attempt.queryId(),
                    columns,
                    page.rows(),
                    new Paging(page.total(), number, Closing.Rows.PAGE, pages));
        }
    }

    public record Paging(int total, int page, int pageSize, int totalPages) {}
}
