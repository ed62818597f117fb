package ai.datamind.nl2sql.govern;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.literal.MaskedSql;
import ai.datamind.nl2sql.optimize.IndexAdvice.Advice;
import ai.datamind.nl2sql.optimize.Optimized;
import ai.datamind.nl2sql.stage.StageOutput;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.policy.AppliedPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement that returns exactly what this subject may see, with the engine's agreement.
 *
 * @param sqlHash of the governed text and the values bound to it
 * @param advice indexes that would make it cheaper
 */
public record Governed(
        Optimized optimized, CertifiedStatement certified, Decision decision, String sqlHash, List<Advice> advice)
        implements StageOutput {

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("policy_version", String.valueOf(decision.version()));
        shown.put("policy_fingerprint", String.valueOf(decision.fingerprint()));
        shown.put("sql_hash", sqlHash);
        shown.put("masked_sql", MaskedSql.of(optimized.checked().candidate().sql()));
        shown.put("filtered_tables", filteredTables());
        shown.put("masked_columns", maskedColumns());
        shown.put("policies", policies());
        shown.put("estimated_cost", certified.estimatedCost());
        shown.put("estimated_rows", certified.estimatedRows());
        if (!removed().isEmpty()) shown.put("left_out", removed());
        if (!advice.isEmpty()) shown.put("index_advice", advice);
        return shown;
    }

    /** Tables of which this subject may not see every row; a filter that is always true hides nothing. */
    public List<String> filteredTables() {
        return applied().stream()
                .filter(policy -> policy.column() == null)
                .map(AppliedPolicy::relation)
                .distinct()
                .filter(decision::limitsRows)
                .map(relation -> relation.schema() + "." + relation.name())
                .sorted()
                .toList();
    }

    /** Masked columns that were read, whether or not they are shown. */
    public List<String> maskedColumns() {
        return applied().stream()
                .filter(policy -> policy.column() != null)
                .map(policy -> policy.relation().name() + "." + policy.column())
                .distinct()
                .sorted()
                .toList();
    }

    public List<String> policies() {
        return applied().stream().map(AppliedPolicy::name).distinct().sorted().toList();
    }

    /** Joins and tests that no row of the result hangs on, and were left out. */
    private List<String> removed() {
        return certified.governed().removals().stream()
                .map(removal ->
                        removal.relation().schema() + "." + removal.relation().name())
                .toList();
    }

    private List<AppliedPolicy> applied() {
        return certified.governed().applied();
    }
}
