package ai.datamind.benchmarks.load;

import ai.datamind.local.instance.Instance;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A file of a million rows: what it takes of the service's heap, and when its first byte comes. */
final class BigExport {
    private static final int ROWS = 1_000_000;
    private static final String SQL =
            "select l.l_orderkey, l.l_linenumber, l.l_extendedprice, l.l_shipdate, l.l_comment, n.n_name"
                    + " from tpch.lineitem l cross join tpch.nation n limit " + ROWS;
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final Door door;
    private final long pid;
    private final String metrics;

    BigExport(Door door, Instance instance, int port) {
        this.door = door;
        this.metrics = "http://localhost:" + port + "/metrics";
        this.pid = instance.running().orElseThrow().children().entrySet().stream()
                .filter(child -> child.getKey().contains("nl2sql"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .pid();
    }

    void measure(PrintStream out) throws IOException, InterruptedException {
        JsonNode attempt = door.post("/api/v1/sql/execute", Map.of("sql", SQL, "limit", 10))
                .join();
        String id = attempt.path("query_id").asText();
        String counting = "select count(*) as n from (" + SQL + ") as c";
        long before = System.nanoTime();
        door.post("/api/v1/sql/execute", Map.of("sql", counting)).join();
        double countMs = (System.nanoTime() - before) / 1e6;
        long heapBefore = liveHeap();
        long start = System.nanoTime();
        HttpResponse<InputStream> file = door.stream("/api/v1/queries/" + id + "/export?format=csv");
        if (file.statusCode() != 200) throw new IllegalStateException("no export: " + file.statusCode());
        out.printf("%nExport of %,d rows as CSV:%n", ROWS);
        read(file.body(), start, countMs, heapBefore, out);
    }

    private void read(InputStream body, long start, double countMs, long heapBefore, PrintStream out)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        long lines = 0;
        double firstMs = 0;
        long most = heapBefore;
        long next = System.nanoTime() + LOOK_EVERY_NANOS;
        try (InputStream in = body) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (bytes == 0) firstMs = (System.nanoTime() - start) / 1e6;
                bytes += read;
                for (int i = 0; i < read; i++) lines += buffer[i] == '\n' ? 1 : 0;
                if (System.nanoTime() > next) {
                    most = Math.max(most, liveHeap());
                    next = System.nanoTime() + LOOK_EVERY_NANOS;
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf("  %,d lines, %d MB in %.1f s%n", lines, bytes >> 20, seconds);
        out.printf(
                "  first byte after %.0f ms, of which counting the rows takes %.0f ms (aim 100 ms after the first row)%n",
                firstMs, countMs);
        out.printf("  live heap of nl2sql grew by %d MB at most (aim 64 MB)%n", (most - heapBefore) >> 20);
    }

    /** What is used after a collection, in bytes. */
    private long liveHeap() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String text = http.send(
                            HttpRequest.newBuilder(URI.create(metrics)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return text.lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
