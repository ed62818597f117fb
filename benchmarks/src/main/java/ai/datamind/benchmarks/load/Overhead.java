package ai.datamind.benchmarks.load;

import ai.datamind.benchmarks.suite.Latencies;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** What a question costs when neither the model nor the statement takes time: the pipeline and the ways between the services. */
final class Overhead {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 600;
    /** What a question leaves behind is published and counted after its answer; the next one is asked when that is done. */
    private static final long BREATH_MS = 40;

    private static final List<String> KNOWN =
            List.of("top 5 nations by revenue in 1995", "how many customers", "revenue by market segment");

    private final Door door;
    private final PrintStream out;

    Overhead(Door door, PrintStream out) {
        this.door = door;
        this.out = out;
    }

    void measure() {
        asked(WARM_UP, 0, i -> door.askAnew("warm up number " + i));
        out.println(
                "Pipeline overhead, model at 0 ms, SELECT 1, a question every now and then (aim p50 12 ms, p95 30 ms):");
        shares(asked(MEASURED, BREATH_MS, i -> door.askAnew("overhead number " + i)));
        out.println("\nThe same, one on the heels of the other:");
        shares(asked(MEASURED, 0, i -> door.askAnew("hurried number " + i)));
        for (String question : KNOWN) {
            out.println("\nWithout a language model, warm (aim p50 60 ms): " + question);
            asked(MEASURED / 4, 0, i -> door.askTheModel(question));
            shares(asked(MEASURED / 4, 0, i -> door.askTheModel(question)));
        }
    }

    private record Asked(double millis, JsonNode answer) {}

    private static List<Asked> asked(int times, long breath, IntFunction<CompletableFuture<JsonNode>> question) {
        List<Asked> all = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            JsonNode answer = question.apply(i).join();
            all.add(new Asked((System.nanoTime() - start) / 1e6, answer));
            LockSupport.parkNanos(breath * 1_000_000);
        }
        return all;
    }

    private void shares(List<Asked> all) {
        Map<String, double[]> stages = new LinkedHashMap<>();
        double[] rest = new double[all.size()];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = all.get(i).millis();
            for (JsonNode stage : all.get(i).answer().path("stages")) {
                double ms = stage.path("ms").asDouble();
                stages.computeIfAbsent(stage.path("stage").asText(), name -> new double[rest.length])[i] = ms;
                rest[i] -= ms;
            }
        }
        out.println("  through the gateway   "
                + new Latencies(all.stream().mapToDouble(Asked::millis).toArray()));
        stages.forEach((stage, millis) -> line(stage, millis));
        line("everything else", rest);
        out.println("  (everything else: the gateway, the attempt and its audit entry written twice, JSON)");
    }

    private void line(String name, double[] millis) {
        Latencies latencies = new Latencies(millis);
        out.printf("  %-20s p50 %6.2f ms, p95 %6.2f ms%n", name, latencies.percentile(0.5), latencies.percentile(0.95));
    }
}
