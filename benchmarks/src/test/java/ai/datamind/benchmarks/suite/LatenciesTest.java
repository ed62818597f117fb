package ai.datamind.benchmarks.suite;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LatenciesTest {
    @Test
    void percentilesAreByNearestRank() {
        Latencies latencies = new Latencies(new double[] {5, 1, 4, 2, 3});
        assertEquals(3, latencies.percentile(0.5));
        assertEquals(5, latencies.percentile(0.95));
        assertEquals(1, latencies.percentile(0));
    }
}
