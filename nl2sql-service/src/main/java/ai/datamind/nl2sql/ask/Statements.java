package ai.datamind.nl2sql.ask;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
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
        var asking = bounds.asking(by, request.warehouse(), request.limit(), request.budget());
        Candidate candidate = new Candidate(asking, request.sql(), request.values(), new Candidate.Written());
        return runs.background(candidate, null, bounds.notes(request.limit()));
    }

    /** The SQL of an own attempt, under the same id. */
    Uni<AskResponse> stored(Caller by, String queryId, Integer limit, List<Object> values) {
        return history.find(by.userId(), queryId).flatMap(attempt -> {
            var asking = bounds.asking(queryId, by, attempt.warehouse(), limit, null);
            Candidate candidate = new Candidate(
                    asking, sqlOf(attempt), values.isEmpty() ? attempt.parameters() : values, new Candidate.Written());
            return runs.execute(candidate, attempt.question(), bounds.notes(limit), StageLog.silent());
        });
    }

    /** The same question, or the same SQL, asked anew: a new attempt under today's model, policies and data. */
    Uni<AskResponse> again(Caller by, String queryId) {
        return history.find(by.userId(), queryId).flatMap(history::withStages).flatMap(attempt -> {
            var asking = bounds.asking(by, attempt.warehouse(), attempt.rowLimit());
            if (attempt.question() != null) {
                return runs.ask(Questions.again(asking, attempt), List.of(), StageLog.silent());
            }
            Candidate candidate = new Candidate(asking, sqlOf(attempt), attempt.parameters(), new Candidate.Written());
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
