package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.llm.LlmFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What a model has to answer with: one JSON object, with SQL in it. Prose round it, or no SQL, is no answer. */
record SqlAnswer(String sql, double confidence) {
    static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static SqlAnswer of(String provider, String text) {
        try {
            JsonNode answer = STRICT.readTree(unfenced(text.strip()));
            JsonNode sql = answer.path("sql");
            if (!answer.isObject() || !sql.isTextual() || sql.textValue().isBlank()) throw unusable(provider);
            double confidence = answer.path("confidence").asDouble(0.5);
            return new SqlAnswer(sql.textValue().strip(), Math.clamp(confidence, 0, 1));
        } catch (JsonProcessingException prose) {
            throw unusable(provider);
        }
    }

    /** Many models wrap JSON into a Markdown fence whatever they are told. */
    static String unfenced(String text) {
        if (!text.startsWith("```") || !text.endsWith("```") || text.length() < 6) return text;
        int line = text.indexOf('\n');
        return line < 0 ? text : text.substring(line + 1, text.length() - 3);
    }

    private static LlmFailure unusable(String provider) {
        return new LlmFailure(provider + " answered with something that is not the object it was asked for.", null);
    }
}
