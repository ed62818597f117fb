package ai.datamind.nl2sql.question;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * What one question may cost; absent members are not bounded here. It is compared with estimates before anything is spent.
 *
 * @param llmTokens tokens of language models, in and out
 * @param llmCost in the currency of the configured prices
 * @param dbCost in the planner's units of the warehouse
 * @param rows rows the engine expects to return
 * @param ms time of the statement at the warehouse
 */
public record Budget(
        @Min(0) Long llmTokens,
        @DecimalMin("0") Double llmCost,
        @DecimalMin("0") Double dbCost,
        @Min(0) Long rows,
        @Min(1) Long ms) {
    public static final Budget UNBOUNDED = new Budget(null, null, null, null, null);

    /** What is left of it after a language model took its share; never less than nothing. */
    public Budget after(long tokens, double cost) {
        return new Budget(
                llmTokens == null ? null : Math.max(0, llmTokens - tokens),
                llmCost == null ? null : Math.max(0, llmCost - cost),
                dbCost,
                rows,
                ms);
    }
}
