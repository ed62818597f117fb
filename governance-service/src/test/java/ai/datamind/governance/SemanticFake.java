package ai.datamind.governance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The part of the semantic service that is asked here: two tables, in the shape it publishes. */
public class SemanticFake implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> COLUMNS = Map.of(
            "customer",
            "[{\"name\":\"c_custkey\",\"type\":\"integer\",\"nullable\":false,\"comment\":null,\"primary_key\":true,\"references\":null}]",
            "orders",
            "[{\"name\":\"o_orderkey\",\"type\":\"integer\",\"nullable\":false,\"comment\":null,\"primary_key\":true,\"references\":null},"
                    + "{\"name\":\"o_custkey\",\"type\":\"integer\",\"nullable\":false,\"comment\":null,\"primary_key\":false,\"references\":\"tpch.customer.c_custkey\"}]");
    private static final String TABLES = """
            {"data":[
              {"schema":"tpch","name":"customer","kind":"table","comment":null,"row_estimate":1500,"bytes":1,"primary_key":["c_custkey"]},
              {"schema":"tpch","name":"orders","kind":"table","comment":null,"row_estimate":15000,"bytes":1,"primary_key":["o_orderkey"]}],
             "pagination":{"total":2,"page":1,"page_size":500,"total_pages":1}}""";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/v1/metadata/tables", exchange -> answer(exchange, TABLES));
        server.createContext("/api/v1/metadata/columns", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            answer(exchange, COLUMNS.get(query.replaceAll(".*table=", "")));
        });
        server.start();
        return Map.of(
                "quarkus.rest-client.semantic.url",
                "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        boolean anonymous = exchange.getRequestHeaders().getFirst("Authorization") == null;
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(anonymous ? 401 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
