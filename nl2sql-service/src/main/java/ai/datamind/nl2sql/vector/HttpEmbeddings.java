package ai.datamind.nl2sql.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Texts to vectors by the two protocols everybody speaks: OpenAI's {@code /embeddings} and Ollama's {@code /api/embed}. LangChain4j's
 * own client reads OpenAI's answer with the mapper of this service, which is too strict for its way of reading.
 */
final class HttpEmbeddings implements EmbeddingModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VectorConfig.Embedding config;
    private final URI address;
    private final HttpClient client;

    HttpEmbeddings(VectorConfig.Embedding config, String address) {
        this.config = config;
        this.address = URI.create(address);
        this.client = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        JsonNode answer = ask(segments.stream().map(TextSegment::text).toList());
        List<Embedding> vectors = new ArrayList<>();
        answer.path("data").forEach(one -> vectors.add(vector(one.path("embedding"))));
        answer.path("embeddings").forEach(one -> vectors.add(vector(one)));
        if (vectors.size() != segments.size()) {
            throw new IllegalStateException(
                    "the embedding model gave " + vectors.size() + " vectors for " + segments.size() + " texts");
        }
        return Response.from(vectors, tokens(answer));
    }

    /** What the server counted: OpenAI says it of its usage, Ollama of the prompt. */
    private static TokenUsage tokens(JsonNode answer) {
        JsonNode counted = answer.path("usage").path("prompt_tokens");
        return new TokenUsage(
                counted.isNumber()
                        ? counted.intValue()
                        : answer.path("prompt_eval_count").asInt());
    }

    private JsonNode ask(List<String> texts) {
        try {
            String body = JSON.writeValueAsString(Map.of("model", config.model(), "input", texts));
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(config.timeout())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the embedding model answered with status " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private static Embedding vector(JsonNode numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) vector[i] = numbers.get(i).floatValue();
        return Embedding.from(vector);
    }
}
