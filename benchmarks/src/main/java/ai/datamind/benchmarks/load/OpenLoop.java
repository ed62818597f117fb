package ai.datamind.benchmarks.load;

import ai.datamind.benchmarks.suite.Latencies;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** People who ask when they want to ask, whether or not the last answer has come: waiting is counted from the wish. */
final class OpenLoop {
    private static final int USERS = 50;
    private static final int SECONDS = 30;
    private static final double PAUSE_SECONDS = 5;

    private OpenLoop() {}

    static void measure(Door door, PrintStream out) {
        List<CompletableFuture<Double>> asked = new ArrayList<>();
        Random random = new Random(5);
        long begin = System.nanoTime();
        for (int user = 0; user < USERS; user++) {
            double at = pause(random);
            for (int n = 0; at < SECONDS; n++) {
                asked.add(ask(door, "user " + user + " wants to know " + n, begin + (long) (at * 1e9)));
                at += pause(random);
            }
        }
        Latencies all = new Latencies(
                asked.stream().mapToDouble(CompletableFuture::join).toArray());
        out.printf(
                "%n%d users, open loop, a question every %.0f s each (%.1f a second), model with a median of 600 ms"
                        + " and p95 of 1.8 s (aim p50 0.9 s, p95 2.5 s):%n  %s%n",
                USERS, PAUSE_SECONDS, asked.size() / (double) SECONDS, all);
    }

    private static double pause(Random random) {
        return -Math.log(1 - random.nextDouble()) * PAUSE_SECONDS;
    }

    private static CompletableFuture<Double> ask(Door door, String question, long wished) {
        Executor then = CompletableFuture.delayedExecutor(
                Math.max(0, wished - System.nanoTime()), TimeUnit.NANOSECONDS, Runnable::run);
        return CompletableFuture.supplyAsync(() -> question, then)
                .thenCompose(door::askAnew)
                .thenApply(answer -> (System.nanoTime() - wished) / 1e6);
    }
}
