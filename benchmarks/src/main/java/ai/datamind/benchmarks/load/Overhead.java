package ai.datamind.benchmarks.load;

import ai.datamind.benchmarks.suite.Latencies;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a question costs when neither the model nor the statement takes time: the pipeline and the ways between the services. */
final class Overhead {
    private static final int WARM_UP = 600;
    private static final int MEASURED = 600;

    private Overhead() {}

    static void measure(Door door, PrintStream out) {
        for (int i = 0; i < WARM_UP; i++) {
            door.ask("warm up number " + i).join();
        }
        double[] millis = new double[MEASURED];
        Map<String, Double> stages = new LinkedHashMap<>();
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            JsonNode answer = door.ask("overhead number " + i).join();
            millis[i] = (System.nanoTime() - start) / 1e6;
            answer.path("stages")
                    .forEach(stage -> stages.merge(
                            stage.path("stage").asText(), stage.path("ms").asDouble() / MEASURED, Double::sum));
        }
        Latencies all = new Latencies(millis);
        out.println("Pipeline overhead, model at 0 ms, SELECT 1, one after the other (aim p50 12 ms, p95 30 ms):");
        out.println("  through the gateway   " + all);
        double known = stages.values().stream().mapToDouble(Double::doubleValue).sum();
        stages.forEach((stage, mean) -> out.printf("  %-20s %6.2f ms mean%n", stage, mean));
        double mean = java.util.Arrays.stream(millis).average().orElse(0);
        out.printf(
                "  %-20s %6.2f ms mean (gateway, attempt and audit written, JSON)%n", "everything else", mean - known);
    }
}
