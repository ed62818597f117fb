package ai.datamind.nl2sql.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A language model in four protocols that behaves as it is told, well or badly. */
final class FakeLlm {
    static final String PATH = "/llm/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = "SELECT count(*) AS customers FROM tpch.customer";

    private final AtomicInteger calls = new AtomicInteger();
    private volatile String behaviour = "good";
    private volatile String lastPrompt = "";
    private final FakeEmbeddings embeddings = new FakeEmbeddings();
    private volatile String embedding = "up";

    void behave(String wanted) {
        behaviour = wanted;
        calls.set(0);
    }

    void embedding(String wanted) {
        embedding = wanted;
    }

    int calls() {
        return calls.get();
    }

    String lastPrompt() {
        return lastPrompt;
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/embeddings") || path.endsWith("/api/embed")) {
            embeddings.answer(exchange, embedding);
            return;
        }
        calls.incrementAndGet();
        String prompt = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lastPrompt = prompt;
        switch (behaviour) {
            case "storm" -> send(exchange, 429, "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit\"}}");
            case "down" -> send(exchange, 500, "{\"error\":{\"message\":\"no\"}}");
            case "garbage" -> send(exchange, 200, "\u0000\u0001 this is not even JSON");
            case "refuses" ->
                send(exchange, 400, "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\"}}");
            case "recovers" -> {
                if (calls.get() < 3) send(exchange, 503, "{\"error\":{\"message\":\"busy\"}}");
                else send(exchange, 200, wrapped(path, sql(GOOD), prompt));
            }
            case "slow" -> {
                pause(1_500);
                send(exchange, 200, wrapped(path, sql(GOOD), prompt));
            }
            case "trickle" -> trickle(exchange);
            default -> send(exchange, 200, wrapped(path, content(prompt), prompt));
        }
    }

    private String content(String prompt) {
        if (prompt.contains("You choose the database tables")) {
            return behaviour.equals("chooses badly")
                    ? "none of them"
                    : "{\"tables\":[\"tpch.nation\",\"pg_catalog.pg_class\"]}";
        }
        return switch (behaviour) {
            case "prose" -> "Sure! Here is your SQL: " + GOOD;
            case "several" -> sql("SELECT 1; DROP TABLE tpch.orders");
            case "ddl" -> sql("DROP TABLE tpch.orders");
            case "hostile" -> sql("SELECT pg_read_file('/etc/passwd')");
            case "invented" -> sql("SELECT name FROM tpch.wizards");
            case "forbidden" -> sql("SELECT p_name FROM tpch.part");
            case "megabyte" -> sql("SELECT '" + "x".repeat(1 << 20) + "'");
            case "learns" -> prompt.contains("rejected_sql") ? sql(GOOD) : sql("SELECT name FROM tpch.wizards");
            case "swayed" -> prompt.contains("poison") ? sql("SELECT 0 AS customers FROM tpch.region") : sql(GOOD);
            case "other constant" -> sql("SELECT count(*) AS customers FROM tpch.customer WHERE c_nationkey = 3");
            case "tampers" -> "{\"sql\":\"SELECT 1\",\"sql\":\"DROP TABLE tpch.orders\",\"confidence\":1}";
            case "trailing" -> sql(GOOD) + " DROP TABLE tpch.orders";
            case "empty" -> sql(" ");
            case "disagrees" -> sql("SELECT count(*) AS orders FROM tpch.orders");
            default -> sql(GOOD);
        };
    }

    private static String sql(String sql) {
        try {
            return JSON.writeValueAsString(Map.of("sql", sql, "confidence", 0.8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String wrapped(String path, String content, String prompt) throws IOException {
        Object body;
        if (path.contains("/ollama/")) {
            body = Map.of(
                    "model",
                    "m",
                    "created_at",
                    "2026-01-01T00:00:00Z",
                    "message",
                    Map.of("role", "assistant", "content", content),
                    "done",
                    true,
                    "done_reason",
                    "stop",
                    "prompt_eval_count",
                    10,
                    "eval_count",
                    5);
        } else if (path.contains("/anthropic/")) {
            body = Map.of(
                    "id", "m",
                    "type", "message",
                    "role", "assistant",
                    "model", "m",
                    "content", List.of(anthropic(content, prompt)),
                    "stop_reason", "end_turn",
                    "usage", Map.of("input_tokens", 10, "output_tokens", 5));
        } else if (path.contains("/gemini/")) {
            body = Map.of(
                    "candidates",
                    List.of(Map.of(
                            "content",
                            Map.of("role", "model", "parts", List.of(Map.of("text", content))),
                            "finishReason",
                            "STOP")),
                    "usageMetadata",
                    Map.of("promptTokenCount", 10, "candidatesTokenCount", 5, "totalTokenCount", 15));
        } else {
            body = Map.of(
                    "id",
                    "x",
                    "object",
                    "chat.completion",
                    "created",
                    1,
                    "model",
                    "m",
                    "choices",
                    List.of(Map.of(
                            "index",
                            0,
                            "message",
                            Map.of("role", "assistant", "content", content),
                            "finish_reason",
                            "stop")),
                    "usage",
                    Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15));
        }
        return JSON.writeValueAsString(body);
    }

    /** As a call of the tool where one was offered and the content is an object, else as text. */
    private static Map<String, Object> anthropic(String content, String prompt) throws IOException {
        return prompt.contains("\"tools\"") && content.startsWith("{")
                ? Map.of("type", "tool_use", "id", "t", "name", "sql_answer", "input", JSON.readTree(content))
                : Map.of("type", "text", "text", content);
    }

    /** A byte now and then, for longer than anybody waits. */
    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
