package ai.datamind.nl2sql.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** An embedding model with a handful of meanings: a number for each of them that a text speaks of. */
final class FakeEmbeddings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<List<String>> MEANINGS = List.of(
            List.of("churn", "leave", "attrition"),
            List.of("revenue", "turnover", "income"),
            List.of("ship", "deliver"),
            List.of("customer", "client"));

    void answer(HttpExchange exchange, String state) throws IOException {
        if (!state.equals("up")) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
            return;
        }
        JsonNode input = JSON.readTree(exchange.getRequestBody()).path("input");
        ObjectNode answer = JSON.createObjectNode().put("object", "list").put("model", "m");
        boolean ollama = exchange.getRequestURI().getPath().endsWith("/api/embed");
        ArrayNode data = answer.putArray(ollama ? "embeddings" : "data");
        List<String> texts = input.isArray()
                ? JSON.convertValue(input, JSON.getTypeFactory().constructCollectionType(List.class, String.class))
                : List.of(input.asText());
        for (int i = 0; i < texts.size(); i++) {
            ArrayNode vector = ollama
                    ? data.addArray()
                    : data.addObject()
                            .put("object", "embedding")
                            .put("index", i)
                            .putArray("embedding");
            String text = texts.get(i).toLowerCase(Locale.ROOT);
            MEANINGS.forEach(words -> vector.add(words.stream().anyMatch(text::contains) ? 1.0 : 0.01));
        }
        answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
