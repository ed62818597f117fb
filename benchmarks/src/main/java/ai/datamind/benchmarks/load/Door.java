package ai.datamind.benchmarks.load;

import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.Instance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The gateway as somebody sees it who may ask without end. */
final class Door {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> LONG = Map.of("ms", 30_000);

    private final String url;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Door(Instance instance, String who) {
        Sessions sessions = new Sessions(instance);
        String email = sessions.email(who);
        this.url = instance.gatewayUrl();
        this.token = sessions.login(email, sessions.initialPassword(email));
    }

    CompletableFuture<JsonNode> ask(String question) {
        return post("/api/v1/sql/ask", Map.of("question", question));
    }

    /** Nobody who has a time of their own is given a result that somebody else's question left behind: the warehouse is asked. */
    CompletableFuture<JsonNode> askAnew(String question) {
        return post("/api/v1/sql/ask", Map.of("question", question, "budget", LONG));
    }

    /** Without a language model. */
    CompletableFuture<JsonNode> askTheModel(String question) {
        return post("/api/v1/sql/ask", Map.of("question", question, "budget", LONG, "provider", "semantic"));
    }

    CompletableFuture<JsonNode> post(String path, Map<String, Object> body) {
        try {
            HttpRequest request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(Door::read);
        } catch (IOException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    /** The body while it comes. */
    HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) throw new IllegalStateException("not measurable: " + body);
            return body;
        } catch (IOException noJson) {
            throw new IllegalStateException("not measurable: " + answer.statusCode(), noJson);
        }
    }
}
