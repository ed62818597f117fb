package ai.datamind.nl2sql.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The semantic and the governance service as far as nl2sql knows them: one real HTTP server that speaks their wire shapes. Readings
 * come from fake/readings.json by question, decisions from fake/decisions.json by the e-mail in the token. It is steered over HTTP
 * too ({@link Steering}), because tests and test resources live in different class loaders.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger evaluations = new AtomicInteger();
    private final AtomicInteger interpretations = new AtomicInteger();
    private volatile String semantic = "up";
    private volatile String governance = "up";
    private volatile String decisionFile = "fake/decisions.json";
    private volatile String project;
    private final FakeLlm llm = new FakeLlm();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "neighbours");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/api/v1/semantic/interpret", this::interpret);
        server.createContext("/api/v1/semantic/context", Neighbours::context);
        server.createContext("/api/v1/semantic/table-notes", this::notes);
        server.createContext("/api/v1/semantic/demo", this::demo);
        server.createContext("/api/v1/metrics/definitions", this::metrics);
        server.createContext("/api/v1/models/", Neighbours::model);
        server.createContext("/api/v1/policies/evaluate", this::evaluate);
        server.createContext(FakeLlm.PATH, llm::answer);
        server.createContext("/steer", this::steer);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("ENCRYPTION_KEY", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("datamind.llm.reuse", "0s"),
                Map.entry("DATAMIND_SEMANTIC_URL", url),
                Map.entry("DATAMIND_GOVERNANCE_URL", url),
                Map.entry("test.neighbours.url", url),
                Map.entry("OPENAI_BASE_URL", url + "/llm/openai"),
                Map.entry("AZURE_OPENAI_ENDPOINT", url + "/llm/azure"),
                Map.entry("ANTHROPIC_BASE_URL", url + "/llm/anthropic"),
                Map.entry("GEMINI_BASE_URL", url + "/llm/gemini"),
                Map.entry("OLLAMA_BASE_URL", url + "/llm/ollama"));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void interpret(HttpExchange exchange) throws IOException {
        interpretations.incrementAndGet();
        if (absent(semantic, exchange)) return;
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        String question = asked.path("question").asText();
        JsonNode readings = resource("fake/readings.json");
        JsonNode earlier = asked.path("conversation").path("questions");
        String threaded =
                earlier.isEmpty() ? question : earlier.get(earlier.size() - 1).asText() + " > " + question;
        JsonNode found = readings.has(threaded) ? readings.get(threaded) : readings.path(question);
        ObjectNode answer = found.isMissingNode()
                ? JSON.createObjectNode().put("outcome", "OUT_OF_MODEL").put("message", "Nothing of this is known.")
                : ((ObjectNode) found).deepCopy();
        answer.put("model", "tpch").put("model_version", 1L).put("model_hash", "hash-of-the-model");
        send(exchange, 200, answer);
    }

    private static void context(HttpExchange exchange) throws IOException {
        String text = "tpch (tpch.orders): sales\n  dimensions: nation, region, ship mode\n"
                + "metric revenue: money = sum\nmetric customers: people = count\n";
        send(exchange, 200, JSON.createObjectNode().put("model_version", 1).put("text", text));
    }

    private void notes(HttpExchange exchange) throws IOException {
        if (absent(semantic, exchange)) return;
        send(exchange, 200, resource("fake/notes.json"));
    }

    private void demo(HttpExchange exchange) throws IOException {
        if (absent(semantic, exchange)) return;
        boolean known = JSON.readTree(exchange.getRequestBody())
                .path("question")
                .asText()
                .equals("how many customers");
        ObjectNode answer = JSON.createObjectNode();
        answer.put("outcome", known ? "READY" : "OUT_OF_MODEL")
                .put("message", known ? "Understood." : "The shop knows no such thing.");
        answer.put("sql", known ? "SELECT count(*) AS customers FROM demo.customers AS c" : null);
        send(exchange, 200, answer);
    }

    private void metrics(HttpExchange exchange) throws IOException {
        if (absent(semantic, exchange)) return;
        send(exchange, 200, resource("fake/metrics.json"));
    }

    private static void model(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/api/v1/models/".length());
        if (name.equals("people")) {
            send(exchange, 200, JSON.createObjectNode().put("name", name).put("source", "table: tpch.customer"));
        } else {
            send(exchange, 404, JSON.createObjectNode().put("code", "NOT_FOUND"));
        }
    }

    private void evaluate(HttpExchange exchange) throws IOException {
        evaluations.incrementAndGet();
        project = JSON.readTree(exchange.getRequestBody()).path("project_id").asText(null);
        if (absent(governance, exchange)) return;
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        JsonNode claims =
                JSON.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        JsonNode decisions = resource(decisionFile);
        String email = claims.path("upn").asText();
        ObjectNode decision = decisions.has(email)
                ? decisions.get(email).deepCopy()
                : decisions.get("*").deepCopy();
        decision.with("bindings").put("user.id", claims.path("sub").asText()).put("user.email", email);
        send(exchange, 200, decision);
    }

    private static boolean absent(String state, HttpExchange exchange) throws IOException {
        if (state.equals("up")) return false;
        if (state.equals("down")) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return true;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] garbage =
                "{\"version\":1,\"tables\":[{\"obligation\":\"never heard of\"}]}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, garbage.length);
        exchange.getResponseBody().write(garbage);
        exchange.close();
        return true;
    }

    private void steer(HttpExchange exchange) throws IOException {
        JsonNode wish = JSON.readTree(exchange.getRequestBody());
        if (wish.has("semantic")) semantic = wish.get("semantic").asText();
        if (wish.has("governance")) governance = wish.get("governance").asText();
        if (wish.has("llm")) llm.behave(wish.get("llm").asText());
        if (wish.has("embedding")) llm.embedding(wish.get("embedding").asText());
        if (wish.has("decisions")) decisionFile = wish.get("decisions").asText();
        send(
                exchange,
                200,
                JSON.createObjectNode()
                        .put("evaluations", evaluations.get())
                        .put("interpretations", interpretations.get())
                        .put("project", project)
                        .put("llm_calls", llm.calls())
                        .put("llm_prompt", llm.lastPrompt()));
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = Neighbours.class.getClassLoader().getResourceAsStream(name)) {
            return JSON.readTree(in);
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
