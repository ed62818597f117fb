package ai.datamind.testkit.infra;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in for the gateway's one endpoint that every service needs: the public signing keys. */
final class KeySetServer implements AutoCloseable {
    private final HttpServer server;

    private KeySetServer(HttpServer server) {
        this.server = server;
    }

    static KeySetServer start() {
        byte[] body = SigningKey.keySet().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return new KeySetServer(server);
        } catch (IOException e) {
            throw new IllegalStateException("The key set server did not start", e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
