package ai.datamind.nl2sql.ask;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Questions and statements, by those who may ask. */
@Path("/api/v1/sql")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class SqlResource {
    private final Runs runs;
    private final Questions questions;
    private final CurrentCaller caller;
    private final Statements statements;
    private final Checks checks;

    SqlResource(Runs runs, Questions questions, CurrentCaller caller, Statements statements, Checks checks) {
        this.runs = runs;
        this.questions = questions;
        this.caller = caller;
        this.statements = statements;
        this.checks = checks;
    }

    @POST
    @Path("/ask")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<?> ask(@NotNull @Valid Requests.Ask request) {
        Uni<Question> asked = questions.of(request, caller.get());
        return Boolean.TRUE.equals(request.async())
                ? asked.flatMap(question -> runs.background(question, questions.notes(request)))
                : asked.flatMap(question -> runs.ask(question, questions.notes(request), StageLog.silent()));
    }

    /** The same, told while it happens: one event per stage, then the rows, then the explanation. It is never begun and left. */
    @POST
    @Path("/ask")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> askStreaming(@NotNull @Valid Requests.Ask request, @Context Sse sse) {
        Progress<OutboundSseEvent> progress = new Progress<>((name, data) -> sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
        Uni<Question> asked = questions.of(request, caller.get());
        return progress.of(log -> asked.flatMap(question -> runs.ask(question, questions.notes(request), log)));
    }

    @POST
    @Path("/generate")
    public Uni<AskResponse> generate(@NotNull @Valid Requests.Ask request) {
        return questions.of(request, caller.get()).flatMap(question -> runs.generate(question, StageLog.silent()));
    }

    @POST
    @Path("/execute")
    public Uni<?> execute(@NotNull @Valid Requests.Execute request) {
        if ((request.sql() == null) == (request.queryId() == null)) {
            throw ProblemException.invalid("sql", "give either sql or query_id");
        }
        if (Boolean.TRUE.equals(request.async())) {
            return statements
                    .background(caller.get(), request)
                    .map(started -> Exported.of(started, request.exportFormat()));
        }
        Uni<AskResponse> answer = request.sql() != null
                ? statements.written(caller.get(), request)
                : statements.stored(caller.get(), request.queryId(), request.limit(), request.values());
        return answer.map(body -> Exported.of(body, request.exportFormat()));
    }

    @POST
    @Path("/validate")
    public Uni<Checks.Report> validate(@NotNull @Valid Requests.Validate request) {
        return checks.of(caller.get(), request.warehouse(), request.query());
    }
}
