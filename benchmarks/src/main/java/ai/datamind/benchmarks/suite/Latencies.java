package ai.datamind.benchmarks.suite;

import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind of call, in milliseconds. */
public record Latencies(double[] sorted) {
    public Latencies {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    /** @param share 0.5 for the median; by the nearest rank */
    public double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, max %.1f ms (%d calls)",
                percentile(0.5),
                percentile(0.95),
                percentile(1),
                sorted.length);
    }
}
