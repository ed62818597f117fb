package ai.datamind.nl2sql.budget;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one person may spend in a day (UTC); absent members are not bounded. */
public record Quota(
        @Min(0) Long llmTokens,
        @DecimalMin("0") Double llmCost,
        @DecimalMin("0") Double dbCost,
        @Min(0) Long rows) {

    /** The first bound that {@code total} is above, as it is named on the wire. */
    Optional<String> exceeded(Amounts total) {
        Map<String, Boolean> over = new LinkedHashMap<>();
        over.put("llm_tokens", llmTokens != null && total.llmTokens() > llmTokens);
        over.put("llm_cost", llmCost != null && total.llmCost() > llmCost);
        over.put("db_cost", dbCost != null && total.dbCost() > dbCost);
        over.put("rows", rows != null && total.rows() > rows);
        return over.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
