package ai.datamind.nl2sql.certificate;

import ai.datamind.nl2sql.ask.Pipeline;
import ai.datamind.nl2sql.ask.Questions;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.stage.StageRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Derives an answer's statement again, with today's model, policies and catalog, and says exactly what is not the same. */
@ApplicationScoped
class Replay {
    private static final List<String> COMPARED = List.of(
            "model",
            "model_version",
            "model_hash",
            "intent",
            "sql",
            "catalog_version",
            "policy_version",
            "policy_fingerprint",
            "sql_hash");

    private final Pipeline pipeline;

    Replay(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    Uni<Replayed> of(Caller by, Attempt attempt) {
        Asking asking = new Asking(attempt.queryId(), by, attempt.warehouse(), attempt.rowLimit(), Budget.UNBOUNDED)
                .inProject(attempt.projectId());
        StageLog log = StageLog.silent();
        return again(asking, attempt, log)
                .map(governed -> compared(attempt, log))
                .onFailure(Refused.class)
                .recoverWithUni(failure -> refused(attempt, log, ((Refused) failure).refusal()));
    }

    /** That today it is refused is a change like others; that today nobody can say is none. */
    private static Uni<Replayed> refused(Attempt attempt, StageLog log, Refusal why) {
        if (why instanceof Refusal.SourceDown) {
            return Uni.createFrom().failure(RefusalProblem.of(why, attempt.queryId()));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("outcome", attempt.outcome(), why.outcome().name()));
        changes.add(new Change("refusal", null, why.detail()));
        changes.addAll(compared(attempt, log).changes().stream()
                .filter(change -> change.now() != null)
                .toList());
        return Uni.createFrom().item(new Replayed(attempt.queryId(), false, changes));
    }

    private Uni<Governed> again(Asking asking, Attempt attempt, StageLog log) {
        if (attempt.question() == null) {
            return pipeline.check(
                    new Candidate(asking, attempt.sql(), attempt.parameters(), new Candidate.Written()), log);
        }
        return pipeline.prepare(Questions.again(asking, attempt), log);
    }

    private static Replayed compared(Attempt attempt, StageLog log) {
        List<Change> changes = new ArrayList<>();
        for (String name : COMPARED) {
            Object then = recorded(
                    attempt.stages().stream().map(Attempt.StoredStage::output).toList(), name);
            Object now =
                    recorded(log.records().stream().map(StageRecord::output).toList(), name);
            if (!Objects.equals(text(then), text(now))) changes.add(new Change(name, text(then), text(now)));
        }
        boolean same = changes.stream().noneMatch(change -> change.what().equals("sql_hash"));
        return new Replayed(attempt.queryId(), same, changes);
    }

    private static Object recorded(List<Map<String, Object>> outputs, String name) {
        return outputs.stream()
                .map(output -> output.get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String text(Object value) {
        return value == null ? null : new String(CanonicalJson.bytes(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** @param sameSql whether the governed statement, with the values bound to it, is the same */
    record Replayed(String queryId, boolean sameSql, List<Change> changes) {}

    record Change(String what, String then, String now) {}
}
