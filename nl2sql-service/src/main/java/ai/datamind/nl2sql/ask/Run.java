package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.attempt.AttemptStatus;
import ai.datamind.nl2sql.attempt.Closing;
import ai.datamind.nl2sql.attempt.Opening;
import ai.datamind.nl2sql.refusal.Nl2sqlCode;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.stage.StageName;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run on its way: when it began, what its stages recorded, and how its end is written down. */
public record Run(Opening opening, StageLog log, long beganNanos) {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    public static Run of(Opening opening, StageLog log) {
        return new Run(opening, log, System.nanoTime());
    }

    Closing answered(AskResponse body, ObjectMapper mapper) {
        Map<String, Object> stored = mapper.convertValue(body, OBJECT);
        stored.remove("results");
        stored.remove("stages");
        return switch (body) {
            case AskResponse.Answered made ->
                closing(AttemptStatus.SUCCESS, made.outcome(), Map.of(), stored, Closing.Rows.of(made.results()));
            case AskResponse.Generated made ->
                closing(AttemptStatus.NOT_EXECUTED, made.outcome(), Map.of(), stored, Closing.Rows.NONE);
            case AskResponse.Unclear made ->
                closing(
                        AttemptStatus.FAILED_GENERATION,
                        made.outcome(),
                        Map.of("code", made.outcome().name(), "detail", made.explanation()),
                        stored,
                        Closing.Rows.NONE);
        };
    }

    public Closing failed(Throwable failure) {
        if (!(failure instanceof Refused refused)) {
            Map<String, Object> defect = Map.of("code", "INTERNAL_ERROR", "detail", "The service failed.");
            return closing(failedStatus(), Outcome.FAILED, defect, Map.of(), Closing.Rows.NONE);
        }
        Refusal refusal = refused.refusal();
        Nl2sqlCode code = RefusalProblem.code(refusal);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("code", code.name());
        said.put("detail", refusal.detail());
        if (refusal instanceof Refusal.Rejected rejected) said.put("violations", rejected.violations());
        AttemptStatus status = switch (refusal) {
            case Refusal.TimedOut timedOut -> AttemptStatus.TIMEOUT;
            case Refusal.Cancelled cancelled -> AttemptStatus.CANCELLED;
            default -> failedStatus();
        };
        return closing(status, refusal.outcome(), said, Map.of(), Closing.Rows.NONE);
    }

    private AttemptStatus failedStatus() {
        boolean ran = log.records().stream().anyMatch(stage -> stage.stage() == StageName.EXECUTE);
        return ran || opening.question() == null ? AttemptStatus.FAILED_EXECUTION : AttemptStatus.FAILED_GENERATION;
    }

    public Closing closing(
            AttemptStatus status,
            Outcome outcome,
            Map<String, Object> refusal,
            Map<String, Object> answer,
            Closing.Rows rows) {
        double ms = (System.nanoTime() - beganNanos) / 1000 / 1000.0;
        return new Closing(status, outcome, List.copyOf(log.records()), refusal, answer, rows, ms);
    }
}
