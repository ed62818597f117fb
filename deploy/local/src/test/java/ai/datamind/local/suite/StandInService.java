package ai.datamind.local.suite;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Stands in for a service: ready at once on the port it was given, or gone at once where its settings say so. */
public final class StandInService {
    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("DB_USER").equals(System.getenv("STAND_IN_FAILS"))) {
            System.out.println("{\"level\":\"ERROR\",\"message\":\"no such table\"}");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
