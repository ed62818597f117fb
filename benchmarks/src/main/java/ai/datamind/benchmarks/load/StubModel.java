package ai.datamind.benchmarks.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks OpenAI's protocol, says {@code SELECT 1}, and takes as long as it is told: at once, or as a real model would. */
final class StubModel implements AutoCloseable {
    private static final double MEDIAN_MS = 600;
    /** Log-normal with a median of 600 ms and 95 of 100 answers within 1.8 s. */
    private static final double SPREAD = Math.log(3) / 1.645;

    private static final byte[] ANSWER =
            ("{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"stub\","
                            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                            + "\"content\":\"{\\\"sql\\\":\\\"SELECT 1 AS one\\\",\\\"confidence\\\":0.9}\"},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}")
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Random random = new Random(11);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean likeAModel;

    StubModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void takeTime(boolean asAModelDoes) {
        likeAModel = asAModelDoes;
    }

    /** Calls since this was asked last. */
    int calls() {
        return calls.getAndSet(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        try {
            if (likeAModel) Thread.sleep(latency());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
        exchange.close();
    }

    private synchronized long latency() {
        return (long) (MEDIAN_MS * Math.exp(SPREAD * random.nextGaussian()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
