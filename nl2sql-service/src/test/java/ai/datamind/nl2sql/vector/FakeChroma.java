package ai.datamind.nl2sql.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of Chroma's HTTP protocol, version 2, as a store needs. */
final class FakeChroma implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kept(String id, float[] vector, String document, JsonNode metadata) {
        double distance(float[] other) {
            return 1 - Vector.cosine(vector, other);
        }
    }

    private final HttpServer server;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    FakeChroma() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/tenants", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode asked = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        JsonNode answer;
        if (path.endsWith("/add")) answer = add(asked);
        else if (path.endsWith("/query")) answer = query(asked);
        else if (path.endsWith("/delete")) answer = delete(asked);
        else answer = JSON.createObjectNode().put("id", "c1").put("name", path.substring(path.lastIndexOf('/') + 1));
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonNode add(JsonNode asked) {
        for (int i = 0; i < asked.get("ids").size(); i++) {
            String id = asked.get("ids").get(i).asText();
            kept.put(
                    id,
                    new Kept(
                            id,
                            Vector.of(asked.get("embeddings").get(i)),
                            asked.get("documents").get(i).asText(),
                            asked.get("metadatas").get(i)));
        }
        return JSON.getNodeFactory().booleanNode(true);
    }

    private JsonNode query(JsonNode asked) {
        float[] vector = Vector.of(asked.get("query_embeddings").get(0));
        List<Kept> nearest = kept.values().stream()
                .sorted(Comparator.comparingDouble(one -> one.distance(vector)))
                .limit(asked.get("n_results").asInt())
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode ids = answer.putArray("ids").addArray();
        ArrayNode documents = answer.putArray("documents").addArray();
        ArrayNode metadatas = answer.putArray("metadatas").addArray();
        ArrayNode distances = answer.putArray("distances").addArray();
        ArrayNode embeddings = answer.putArray("embeddings").addArray();
        for (Kept one : nearest) {
            ids.add(one.id());
            documents.add(one.document());
            metadatas.add(one.metadata());
            distances.add(one.distance(vector));
            ArrayNode numbers = embeddings.addArray();
            for (float number : one.vector()) numbers.add(number);
        }
        return answer;
    }

    private JsonNode delete(JsonNode asked) {
        asked.get("ids").forEach(id -> kept.remove(id.asText()));
        return JSON.createArrayNode();
    }
}
