package ai.datamind.benchmarks.load;

import ai.datamind.benchmarks.suite.Latencies;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Many people, one question, one moment. */
final class Together {
    private static final int PEOPLE = 500;

    private Together() {}

    static void measure(Door door, StubModel model, PrintStream out) {
        model.calls();
        long start = System.nanoTime();
        List<CompletableFuture<Double>> all = Stream.generate(() ->
                        door.ask("the one question of the day").thenApply(answer -> (System.nanoTime() - start) / 1e6))
                .limit(PEOPLE)
                .toList();
        Latencies waited =
                new Latencies(all.stream().mapToDouble(CompletableFuture::join).toArray());
        out.printf(
                "%n%d equal questions at once: %d call(s) of the model (aim 1)%n  %s%n", PEOPLE, model.calls(), waited);
    }
}
