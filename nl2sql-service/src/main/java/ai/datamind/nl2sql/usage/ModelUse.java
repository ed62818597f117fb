package ai.datamind.nl2sql.usage;

import ai.datamind.outbox.Fact;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one call of a model took.
 *
 * @param cost in the currency of the configured prices
 * @param purpose generate, repair, tables, demo or embed
 */
public record ModelUse(
        Spender by, String provider, String model, int inputTokens, int outputTokens, double cost, String purpose) {

    /**
     * For whom it was called; both are null for work nobody asked for.
     *
     * @param queryId of the attempt with whose end it is told; null where there is none
     */
    public record Spender(String queryId, String userId) {
        public static final Spender NOBODY = new Spender(null, null);
    }

    Fact fact(String key) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("query_id", by.queryId());
        payload.put("user_id", by.userId());
        payload.put("provider", provider);
        payload.put("model", model);
        payload.put("input_tokens", inputTokens);
        payload.put("output_tokens", outputTokens);
        payload.put("cost", cost);
        payload.put("purpose", purpose);
        return new Fact("datamind.usage.v1", "ai.datamind.usage.llm_tokens.v1", key, key, payload);
    }
}
