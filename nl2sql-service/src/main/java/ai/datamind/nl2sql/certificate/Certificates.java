package ai.datamind.nl2sql.certificate;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a certificate together from what the stages recorded when they ran; nothing is asked anew. */
final class Certificates {
    private static final String FORMAT = "datamind-answer-certificate/1";

    private Certificates() {}

    static Map<String, Object> of(Attempt attempt) {
        if (attempt.status() != AttemptStatus.SUCCESS) throw ProblemException.notFound("certificate");
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("format", FORMAT);
        certificate.put("query_id", attempt.queryId());
        certificate.put("subject", attempt.userId());
        certificate.put("asked_at", attempt.createdAt().toString());
        certificate.put("question", attempt.question());
        certificate.put("sql", attempt.sql());
        certificate.put("warehouse", attempt.warehouse());
        certificate.put("provider", attempt.provider());
        certificate.put("outcome", attempt.outcome());
        certificate.put("correlation_id", attempt.correlationId());
        certificate.put("interpretation", stage(attempt, "interpret"));
        certificate.put("catalog_version", stage(attempt, "validate").get("catalog_version"));
        certificate.put("relations", stage(attempt, "validate").get("tables"));
        certificate.put("lineage", attempt.answer().get("lineage"));
        certificate.put("governance", stage(attempt, "sanitize"));
        certificate.put("row_limit", attempt.rowLimit());
        certificate.put("row_count", attempt.rowCount());
        certificate.put("result_hash", stage(attempt, "execute").get("result_hash"));
        return certificate;
    }

    private static Map<String, Object> stage(Attempt attempt, String name) {
        List<Attempt.StoredStage> stages = attempt.stages() == null ? List.of() : attempt.stages();
        return stages.stream()
                .filter(stage -> stage.stage().equals(name))
                .map(Attempt.StoredStage::output)
                .findFirst()
                .orElse(Map.of());
    }
}
