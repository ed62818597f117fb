package ai.datamind.nl2sql.ask;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Attempts as things: made, run, run again. */
@Path("/api/v1/queries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class AttemptRunResource {
    private final Runs runs;
    private final Questions questions;
    private final Statements statements;
    private final AttemptHistoryRepository history;
    private final CurrentCaller caller;

    AttemptRunResource(
            Runs runs,
            Questions questions,
            Statements statements,
            AttemptHistoryRepository history,
            CurrentCaller caller) {
        this.runs = runs;
        this.questions = questions;
        this.statements = statements;
        this.history = history;
        this.caller = caller;
    }

    /** A question becomes SQL, or an attempt that says why not. */
    @POST
    @ResponseStatus(201)
    public Uni<Attempt> create(@NotNull @Valid Requests.Attempt request) {
        Caller by = caller.get();
        return questions
                .of(Requests.Ask.of(request.naturalLanguageQuery()), by)
                .flatMap(question -> runs.generate(question, StageLog.silent())
                        .replaceWithVoid()
                        .onFailure(failure -> failure instanceof ProblemException refused
                                && refused.code() == Nl2sqlCode.SQL_REJECTED)
                        .recoverWithNull()
                        .flatMap(done ->
                                history.find(by.userId(), question.asking().queryId()))
                        .flatMap(history::withStages));
    }

    @POST
    @Path("/{id}/execute")
    public Uni<AskResponse> execute(@PathParam("id") String id) {
        return statements.stored(caller.get(), id, null, List.of());
    }

    @POST
    @Path("/{id}/rerun")
    public Uni<AskResponse> rerun(@PathParam("id") String id) {
        return statements.again(caller.get(), id);
    }

    @POST
    @Path("/execute")
    public Uni<RawResult> executeRaw(@NotNull @Valid Requests.Raw request) {
        var execute = new Requests.Execute(
                request.query(), null, request.limit(), request.parameters(), request.warehouseId(), null, null, null);
        return statements.written(caller.get(), execute).map(RawResult::of);
    }

    /** Whether raw SQL would run for this subject. Nothing runs. */
    @POST
    @Path("/validate")
    public Uni<Checks.Report> validateRaw(@NotNull @Valid Requests.RawValidate request) {
        return statements.looked(caller.get(), request);
    }

    record RawResult(
            List<RowColumn> columns,
            List<Map<String, Object>> rows,
            int rowCount,
            boolean truncated,
            double executionTimeMs,
            String statementId) {

        static RawResult of(AskResponse body) {
            AskResponse.Answered answered = (AskResponse.Answered) body;
            return new RawResult(
                    answered.columns(),
                    answered.results(),
                    answered.rowsReturned(),
                    answered.truncated(),
                    answered.executionTimeMs(),
                    answered.queryId());
        }
    }
}
