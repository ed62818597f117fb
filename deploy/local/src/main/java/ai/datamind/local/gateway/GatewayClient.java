package ai.datamind.local.gateway;

import ai.datamind.embedded.StartupException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests to the gateway, as nobody or as the bearer of a token. */
public final class GatewayClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final String url;
    private final Optional<String> token;
    private final HttpClient http;

    private GatewayClient(String url, Optional<String> token, HttpClient http) {
        this.url = url;
        this.token = token;
        this.http = http;
    }

    public static GatewayClient of(String url) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new GatewayClient(url, Optional.empty(), http);
    }

    public GatewayClient as(String accessToken) {
        return new GatewayClient(url, Optional.of(accessToken), http);
    }

    /** @return the whole answer of the login: tokens, lifetime, user */
    public Reply login(String email, String password) {
        return post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    public Reply post(String path, Object body) {
        try {
            return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not expressible as JSON: " + e.getMessage(), e);
        }
    }

    /** Any method with any text as body. */
    public Reply send(String method, String path, String body, String contentType) {
        return send(method, path, BodyPublishers.ofString(body), contentType);
    }

    private Reply send(String method, String path, HttpRequest.BodyPublisher body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .method(method, body);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), tree(response.body()), response.headers());
        } catch (IOException e) {
            throw new StartupException(
                    "No answer from " + url + " (" + e + "). Is the suite running? ./datamind status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while waiting for " + url + path, e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? TextNode.valueOf("") : tree;
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(body);
        }
    }
}
