package ai.datamind.governance.preview;

import ai.datamind.governance.decision.DecisionResponse;
import java.util.List;

/**
 * @param outcome REWRITTEN, UNCHANGED where no policy touches the statement, or REFUSED with the reasons
 * @param sql what would run, with placeholders for the subject's values; null when refused
 * @param notes what a reader may wonder about, such as tables that show no row
 */
public record PreviewResponse(
        String policyId,
        Outcome outcome,
        String sql,
        List<Applied> applied,
        List<Refusal> refusals,
        List<String> notes,
        DecisionResponse decision) {

    public enum Outcome {
        REWRITTEN,
        UNCHANGED,
        REFUSED
    }

    /** @param column null for row filters */
    public record Applied(String policyId, String name, String kind, String table, String column, String why) {}

    public record Refusal(String reason, String message) {}
}
