package ai.datamind.nl2sql.refusal;

import ai.datamind.kit.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a refusal into the HTTP problem that says the same. */
public final class RefusalProblem {
    private RefusalProblem() {}

    /** Unclear questions are answers with status 200 and never come here. */
    public static ProblemException of(Refusal refusal, String queryId) {
        return new ProblemException(code(refusal), refusal.detail(), extensions(refusal, queryId));
    }

    /** The code under which the refusal is stored and shown. */
    public static Nl2sqlCode code(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unclear unclear -> throw new IllegalArgumentException("not a problem: " + unclear.outcome());
            case Refusal.Rejected rejected -> Nl2sqlCode.SQL_REJECTED;
            case Refusal.NotAllowed notAllowed -> Nl2sqlCode.NOT_ALLOWED;
            case Refusal.OverBudget over -> Nl2sqlCode.OVER_BUDGET;
            case Refusal.TimedOut timedOut -> Nl2sqlCode.QUERY_TIMEOUT;
            case Refusal.Cancelled cancelled -> Nl2sqlCode.QUERY_CANCELLED;
            case Refusal.Failed failed -> Nl2sqlCode.QUERY_FAILED;
            case Refusal.TooLarge tooLarge -> Nl2sqlCode.RESULT_TOO_LARGE;
            case Refusal.SourceDown down -> Nl2sqlCode.SOURCE_DOWN;
        };
    }

    private static Map<String, Object> extensions(Refusal refusal, String queryId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("query_id", queryId);
        members.put("outcome", refusal.outcome().name());
        if (refusal instanceof Refusal.Rejected rejected) {
            members.put("violations", rejected.violations());
        }
        if (refusal instanceof Refusal.OverBudget over) {
            members.put("estimate", over.estimate());
        }
        if (refusal instanceof Refusal.SourceDown down) {
            members.put("source", down.source());
        }
        return members;
    }
}
