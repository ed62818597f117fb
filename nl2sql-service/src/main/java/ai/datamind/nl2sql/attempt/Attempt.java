package ai.datamind.nl2sql.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stored attempt as its owner sees it.
 *
 * @param refusal code, detail and violations, or null
 * @param answer what was answered without its rows, or null
 * @param stages records of the stages, or null in lists
 */
public record Attempt(
        String queryId,
        String userId,
        String projectId,
        String conversationId,
        String correlationId,
        String question,
        String sql,
        List<Object> parameters,
        String warehouse,
        int rowLimit,
        String provider,
        AttemptStatus status,
        String outcome,
        String model,
        Double confidence,
        String sqlHash,
        String policyVersion,
        Integer rowCount,
        Double ms,
        Map<String, Object> refusal,
        Map<String, Object> answer,
        List<StoredStage> stages,
        Instant createdAt,
        Instant finishedAt) {

    /** The questions it went on from; empty where it stood alone, or where the stage records were not read. */
    public List<String> followed() {
        if (stages == null || stages.isEmpty()) return List.of();
        return stages.getFirst().output().get("follows") instanceof List<?> questions
                ? questions.stream().map(String::valueOf).toList()
                : List.of();
    }

    Attempt with(List<StoredStage> stages) {
        return new Attempt(
                queryId,
                userId,
                projectId,
                conversationId,
                correlationId,
                question,
                sql,
                parameters,
                warehouse,
                rowLimit,
                provider,
                status,
                outcome,
                model,
                confidence,
                sqlHash,
                policyVersion,
                rowCount,
                ms,
                refusal,
                answer,
                stages,
                createdAt,
                finishedAt);
    }

    /** A stage record as it was stored; what went in is what came out of the stage before. */
    public record StoredStage(String stage, boolean passed, double ms, Map<String, Object> output) {}
}
