package ai.datamind.nl2sql.export;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.ask.Pipeline;
import ai.datamind.nl2sql.ask.Run;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptRepository;
import ai.datamind.nl2sql.attempt.AttemptStatus;
import ai.datamind.nl2sql.attempt.Closing;
import ai.datamind.nl2sql.attempt.DurableIntent;
import ai.datamind.nl2sql.attempt.Opening;
import ai.datamind.nl2sql.budget.Amounts;
import ai.datamind.nl2sql.budget.Budgets;
import ai.datamind.nl2sql.budget.Budgets.Charge;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.explanation.Answer;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.stage.StageName;
import ai.datamind.nl2sql.stage.StageRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs an attempt's statement again for a file: checked, governed and remembered like every other run. */
@ApplicationScoped
class Exports {
    private final Pipeline pipeline;
    private final AttemptRepository attempts;
    private final RowFiles files;
    private final ExportConfig config;
    private final Budgets budgets;

    Exports(Pipeline pipeline, AttemptRepository attempts, RowFiles files, ExportConfig config, Budgets budgets) {
        this.budgets = budgets;
        this.pipeline = pipeline;
        this.attempts = attempts;
        this.files = files;
        this.config = config;
    }

    /** Emits the bytes of the file once it is known that there are not too many rows for one. */
    Uni<Multi<byte[]>> of(Caller by, Attempt attempt, ExportFormat format) {
        if (attempt.sql() == null) {
            throw new ProblemException(Nl2sqlCode.QUERY_NOT_EXECUTABLE, "This query has no SQL to export.");
        }
        Asking asking = new Asking(Ids.next("qry"), by, attempt.warehouse(), config.rowCap(), Budget.UNBOUNDED)
                .inProject(attempt.projectId());
        Candidate candidate = new Candidate(asking, attempt.sql(), attempt.parameters(), new Candidate.Written());
        Opening opening = new Opening(
                asking.queryId(),
                by,
                null,
                new Opening.Written(attempt.sql(), attempt.parameters()),
                attempt.warehouse(),
                config.rowCap(),
                new Opening.Origin(null, attempt.projectId(), null));
        Run run = Run.of(opening, StageLog.silent());
        return attempts.open(opening)
                .flatMap(intent -> pipeline.check(candidate, run.log())
                        .call(governed -> refuseLarge(candidate, intent))
                        .flatMap(governed -> budgets.charge(by, estimate(governed))
                                .map(charge -> stream(new Begun(governed, run, intent, charge), format)))
                        .onFailure()
                        .call(failure -> attempts.close(intent, run.failed(failure))))
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), asking.queryId()));
    }

    private static Amounts estimate(Governed governed) {
        return Amounts.database(
                governed.certified().estimatedCost(),
                Math.round(governed.certified().estimatedRows()));
    }

    private Uni<Void> refuseLarge(Candidate candidate, DurableIntent intent) {
        String sql = candidate.sql().strip();
        String bare = sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
        Candidate counting = new Candidate(
                candidate.asking(),
                "SELECT count(*) AS n FROM (" + bare + "\n) AS counted",
                candidate.parameters(),
                candidate.source());
        return pipeline.run(counting, Uni.createFrom().item(intent), StageLog.silent())
                .invoke(answer -> {
                    long rows = count(answer);
                    if (rows > config.rowCap()) {
                        throw new ProblemException(
                                Nl2sqlCode.RESULT_TOO_LARGE,
                                "The result has " + rows + " rows; an export holds " + config.rowCap() + " at most.",
                                Map.of("row_count", rows, "limit", config.rowCap()));
                    }
                })
                .replaceWithVoid();
    }

    private static long count(Answer answer) {
        Object value = answer.executed().rows().rows().getFirst().get("n");
        return ((Number) value).longValue();
    }

    /** An export that may leave, with what was booked for it. */
    private record Begun(Governed governed, Run run, DurableIntent intent, Charge charge) {}

    private Multi<byte[]> stream(Begun begun, ExportFormat format) {
        Run run = begun.run();
        AtomicInteger rows = new AtomicInteger();
        long began = System.nanoTime();
        return files.bytes(begun.governed(), format, config.batch(), rows)
                .onCompletion()
                .call(() -> {
                    run.log().add(executed(format, rows.get(), began, true));
                    return ended(begun, success(run, rows.get()));
                })
                .onFailure()
                .call(failure -> {
                    run.log().add(executed(format, rows.get(), began, false));
                    return ended(begun, run.failed(failure).with(rows.get()));
                })
                .onCancellation()
                .call(() -> ended(begun, cancelled(run, rows.get())));
    }

    /** What was expected gives way to what left, whatever ended it. */
    private Uni<Void> ended(Begun begun, Closing closing) {
        Amounts left = Amounts.database(
                begun.governed().certified().estimatedCost(), closing.rows().count());
        return budgets.settle(begun.charge(), left).flatMap(done -> attempts.close(begun.intent(), closing));
    }

    private static Closing success(Run run, int rows) {
        return run.closing(
                AttemptStatus.SUCCESS, Outcome.ANSWERED, Map.of(), Map.of(), new Closing.Rows(List.of(), rows));
    }

    private static Closing cancelled(Run run, int rows) {
        return run.closing(
                AttemptStatus.CANCELLED,
                Outcome.CANCELLED,
                Map.of("code", Nl2sqlCode.QUERY_CANCELLED.name(), "detail", "The caller left."),
                Map.of(),
                new Closing.Rows(List.of(), rows));
    }

    private static StageRecord executed(ExportFormat format, int rows, long began, boolean passed) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new StageRecord(
                StageName.EXECUTE,
                passed,
                took,
                Map.of("engine", "postgresql", "rows", rows, "format", format.wire(), "execution_ms", took.toMillis()));
    }
}
