package ai.datamind.nl2sql.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both protocols against a server that speaks them, and one that does not. */
class EmbeddingProtocolsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<TextSegment> TEXTS = List.of(TextSegment.from("one"), TextSegment.from("two"));
    private static final String OLLAMA =
            "{\"model\":\"m\",\"embeddings\":[[0.5,-1],[0.25,2]],\"total_duration\":1,\"prompt_eval_count\":7}";
    private static final String OPENAI =
            "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5,-1]},"
                    + "{\"object\":\"embedding\",\"index\":1,\"embedding\":[0.25,2]}],\"model\":\"m\","
                    + "\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}";

    private HttpServer server;
    private volatile String answer;
    private volatile int status = 200;
    private volatile String path;
    private volatile String key;
    private volatile JsonNode sent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void ollamaIsAskedInItsOwnWords() {
        answer = OLLAMA;
        Response<List<Embedding>> made = model("ollama").embedAll(TEXTS);
        assertThat(path).isEqualTo("/api/embed");
        assertThat(sent.path("model").asText()).isEqualTo("nomic-embed-text");
        assertThat(sent.path("input")).hasSize(2);
        assertThat(made.content())
                .extracting(Embedding::vectorAsList)
                .containsExactly(List.of(0.5f, -1f), List.of(0.25f, 2f));
        assertThat(made.tokenUsage().inputTokenCount()).isEqualTo(7);
    }

    @Test
    void openAiIsAskedInItsOwnWords() {
        answer = OPENAI;
        Response<List<Embedding>> made = model("openai").embedAll(TEXTS);
        assertThat(path).isEqualTo("/embeddings");
        assertThat(key).isEqualTo("Bearer secret");
        assertThat(made.content()).hasSize(2);
        assertThat(made.tokenUsage().inputTokenCount()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"embeddings\":[[1,2]]}", "{}", "not JSON", "[]"})
    void whatIsNoVectorForEachTextIsAFailure(String garbage) {
        answer = garbage;
        EmbeddingModel model = model("ollama");
        assertThatThrownBy(() -> model.embedAll(TEXTS)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aModelThatIsNotThereIsAFailure() {
        answer = "{\"error\":\"model \\\"m\\\" not found\"}";
        status = 404;
        EmbeddingModel model = model("ollama");
        assertThatThrownBy(() -> model.embedAll(TEXTS)).hasMessageContaining("404");
    }

    @Test
    void nobodyWaitsForeverForAModel() {
        answer = null;
        EmbeddingModel model = model("ollama");
        assertThatThrownBy(() -> model.embedAll(TEXTS)).hasMessageContaining("timed out");
    }

    private void answer(HttpExchange exchange) throws IOException {
        path = exchange.getRequestURI().getPath();
        key = exchange.getRequestHeaders().getFirst("Authorization");
        sent = JSON.readTree(exchange.getRequestBody());
        if (answer == null) return;
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private EmbeddingModel model(String kind) {
        String url = "http://localhost:" + server.getAddress().getPort();
        return EmbeddingModels.of(new VectorConfig.Embedding() {
                    @Override
                    public String kind() {
                        return kind;
                    }

                    @Override
                    public Optional<String> baseUrl() {
                        return Optional.of(url);
                    }

                    @Override
                    public Optional<String> apiKey() {
                        return Optional.of("secret");
                    }

                    @Override
                    public String model() {
                        return "nomic-embed-text";
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofMillis(500);
                    }

                    @Override
                    public int batch() {
                        return 2;
                    }

                    @Override
                    public double price() {
                        return 0;
                    }
                })
                .orElseThrow();
    }
}
