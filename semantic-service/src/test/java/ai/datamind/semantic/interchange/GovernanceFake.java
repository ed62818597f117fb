package ai.datamind.semantic.interchange;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers as governance does: the policies to an administrator, 403 to anybody else. */
public class GovernanceFake implements QuarkusTestProfile {

    static final String ADMIN_ONLY = "/api/v1/policies";

    private static final String POLICIES = """
            {"data":[{"name":"europe","resource":{"warehouse":"*","schema":"tpch","table":"customer"}},
                     {"name":"all of it","resource":{"warehouse":"*","schema":"tpch","table":"*"}},
                     {"name":"elsewhere","resource":{"warehouse":"*","schema":"hr","table":"salary"}}],
             "pagination":{"total":3,"page":1,"page_size":500,"total_pages":1}}""";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(ADMIN_ONLY, exchange -> {
                try (exchange) {
                    String token = exchange.getRequestHeaders().getFirst("Authorization");
                    boolean admin = token != null && payload(token).contains("\"role\":\"admin\"");
                    byte[] body = (admin ? POLICIES : "{}").getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(admin ? 200 : 403, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return Map.of(
                    "quarkus.rest-client.governance.url",
                    "http://localhost:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String payload(String bearer) {
        byte[] decoded = java.util.Base64.getUrlDecoder().decode(bearer.split("\\.")[1]);
        return new String(decoded, StandardCharsets.UTF_8);
    }
}
