package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.ask.Bounds;
import ai.datamind.nl2sql.ask.Pipeline;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether SQL would run: parsed, through the firewall, governed, and certified by the engine's plan. */
@ApplicationScoped
class Soundness {
    private final Pipeline pipeline;
    private final Bounds bounds;

    Soundness(Pipeline pipeline, Bounds bounds) {
        this.pipeline = pipeline;
        this.bounds = bounds;
    }

    /** Fails with 422 and the violations where it would not. */
    Uni<Void> check(Caller by, String sql) {
        var asking = bounds.asking(by, null, 1);
        return pipeline.check(new Candidate(asking, sql, List.of(), new Candidate.Written()), StageLog.silent())
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), asking.queryId()))
                .replaceWithVoid();
    }
}
