package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.refusal.Violation;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Says whether a statement would run, for this subject, without running it. */
@ApplicationScoped
class Checks {
    private final Pipeline pipeline;
    private final Bounds bounds;

    Checks(Pipeline pipeline, Bounds bounds) {
        this.pipeline = pipeline;
        this.bounds = bounds;
    }

    Uni<Report> of(Caller by, String warehouse, String sql) {
        Asking asking = bounds.asking(by, warehouse, null);
        Candidate written = new Candidate(asking, sql, List.of(), new Candidate.Written());
        return pipeline.check(written, StageLog.silent())
                .map(Checks::valid)
                .onFailure(Refused.class)
                .recoverWithUni(failure -> invalid(asking, ((Refused) failure).refusal()));
    }

    private static Report valid(Governed governed) {
        List<String> warnings = new ArrayList<>();
        if (!governed.filteredTables().isEmpty()) {
            warnings.add("Policies limit the rows of " + String.join(", ", governed.filteredTables()) + ".");
        }
        if (!governed.maskedColumns().isEmpty()) {
            warnings.add("Masked by policy: " + String.join(", ", governed.maskedColumns()) + ".");
        }
        return new Report(
                true,
                List.of(),
                warnings,
                governed.optimized().checked().tables(),
                governed.optimized().checked().columns());
    }

    private static Uni<Report> invalid(Asking asking, Refusal refusal) {
        return switch (refusal) {
            case Refusal.Rejected rejected ->
                Uni.createFrom().item(new Report(false, rejected.violations(), List.of(), List.of(), List.of()));
            default -> Uni.createFrom().failure(RefusalProblem.of(refusal, asking.queryId()));
        };
    }

    record Report(
            boolean isValid,
            List<Violation> errors,
            List<String> warnings,
            List<String> tables,
            List<String> columns) {}
}
