package ai.datamind.nl2sql.ask;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs what is written, what was generated before, and what was run before. */
@ApplicationScoped
class Statements {
    private final Runs runs;
    private final Bounds bounds;
    private final Checks checks;
    private final AttemptHistoryRepository history;

    Statements(Runs runs, Bounds bounds, Checks checks, AttemptHistoryRepository history) {
        this.runs = runs;
        this.bounds = bounds;
        this.checks = checks;
        this.history = history;
    }

    Uni<AskResponse> written(Caller by, Requests.Execute request) {
        var asking = bounds.asking(by, request.warehouse(), request.limit(), request.budget());
        Candidate candidate = new Candidate(asking, request.sql(), request.values(), new Candidate.Written());
        return runs.execute(candidate, null, bounds.notes(request.limit()), StageLog.silent());
    }

    Uni<Checks.Report> looked(Caller by, Requests.RawValidate request) {
        return checks.of(by, request.warehouseId(), request.query());
    }

    /** Begins it and answers at once. */
    Uni<Runs.Started> background(Caller by, Requests.Execute request) {
        List<String> notes = bounds.notes(request.limit());
        if (request.sql() == null) {
            return history.find(Owner.orAll(by), request.queryId())
                    .flatMap(attempt -> runs.background(
                            stored(by, attempt, request.limit(), request.values()), attempt.question(), notes));
        }
        var asking = bounds.asking(by, request.warehouse(), request.limit(), request.budget());
        Candidate candidate = new Candidate(asking, request.sql(), request.values(), new Candidate.Written());
        return runs.background(candidate, null, notes);
    }

    /** The SQL of an own attempt, under the same id; of another's, which only an administrator finds, under a new one. */
    Uni<AskResponse> stored(Caller by, String queryId, Integer limit, List<Object> values) {
        return history.find(Owner.orAll(by), queryId)
                .flatMap(attempt -> runs.execute(
                        stored(by, attempt, limit, values),
                        attempt.question(),
                        bounds.notes(limit),
                        StageLog.silent()));
    }

    private Candidate stored(Caller by, Attempt attempt, Integer limit, List<Object> values) {
        String queryId = attempt.userId().equals(by.userId()) ? attempt.queryId() : Ids.next("qry");
        var asking =
                bounds.asking(queryId, by, attempt.warehouse(), limit, null).inProject(attempt.projectId());
        return new Candidate(
                asking, sqlOf(attempt), values.isEmpty() ? attempt.parameters() : values, new Candidate.Written());
    }

    /** The same question, or the same SQL, asked anew: a new attempt under today's model, policies and data. */
    Uni<AskResponse> again(Caller by, String queryId) {
        return history.find(Owner.orAll(by), queryId)
                .flatMap(history::withStages)
                .flatMap(attempt -> {
                    var asking = bounds.asking(by, attempt.warehouse(), attempt.rowLimit())
                            .inProject(attempt.projectId());
                    if (attempt.question() != null) {
                        return runs.ask(Questions.again(asking, attempt), List.of(), StageLog.silent());
                    }
                    Candidate candidate =
                            new Candidate(asking, sqlOf(attempt), attempt.parameters(), new Candidate.Written());
                    return runs.execute(candidate, null, List.of(), StageLog.silent());
                });
    }

    private static String sqlOf(Attempt attempt) {
        if (attempt.sql() == null) {
            throw new ProblemException(Nl2sqlCode.QUERY_NOT_EXECUTABLE, "This query has no SQL to run.");
        }
        return attempt.sql();
    }
}
