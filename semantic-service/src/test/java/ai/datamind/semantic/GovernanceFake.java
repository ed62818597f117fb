package ai.datamind.semantic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Answers as governance does: the policies to an administrator, 403 to anybody else; and to everybody the decision that stands in
 * their own token ({@link Requests#seeing}), everything where none does. So it keeps nothing between requests.
 */
public final class GovernanceFake implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String POLICIES = """
            {"data":[{"name":"europe","resource":{"warehouse":"*","schema":"tpch","table":"customer"}},
                     {"name":"all of it","resource":{"warehouse":"*","schema":"tpch","table":"*"}},
                     {"name":"elsewhere","resource":{"warehouse":"*","schema":"hr","table":"salary"}}],
             "pagination":{"total":3,"page":1,"page_size":500,"total_pages":1}}""";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/policies", GovernanceFake::policies);
        server.createContext("/api/v1/policies/evaluate", GovernanceFake::evaluate);
        server.start();
        return Map.of(
                "quarkus.rest-client.governance.url",
                "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void policies(HttpExchange exchange) throws IOException {
        boolean admin = claims(exchange).path("role").asText().equals("admin");
        send(exchange, admin ? 200 : 403, admin ? POLICIES : "{}");
    }

    private static void evaluate(HttpExchange exchange) throws IOException {
        String wish = claims(exchange).path("attributes").path("decision").asText("{}");
        if (wish.equals("none")) {
            send(exchange, 503, "{}");
            return;
        }
        ObjectNode decision = JSON.createObjectNode();
        decision.put(
                "warehouse",
                JSON.readTree(exchange.getRequestBody()).path("warehouse").asText());
        decision.put("version", "1").put("fingerprint", "of " + wish).put("default_effect", "allow");
        decision.put("expires_in_seconds", 60).putObject("bindings");
        decision.putArray("tables");
        decision.setAll((ObjectNode) JSON.readTree(wish));
        decision.withArray("tables").forEach(table -> complete((ObjectNode) table));
        send(exchange, 200, decision.toString());
    }

    /** Governance says every member of a table, also those that hold nothing. */
    private static void complete(ObjectNode table) {
        List.of("denied", "row_filtered")
                .forEach(member -> table.put(member, table.path(member).asBoolean()));
        List.of("row_filters", "masks", "denied_columns").forEach(table::withArray);
        table.withObject("column_flags");
    }

    private static JsonNode claims(HttpExchange exchange) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        return bearer == null
                ? JSON.createObjectNode()
                : JSON.readTree(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
