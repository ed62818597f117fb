package ai.datamind.evaluation.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts and times of compiling, in milliseconds. */
final class Score {

    enum Outcome {
        EQUAL,
        REFUSED,
        WRONG,
        ERROR
    }

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<Long> nanos = new ArrayList<>();

    void add(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void compiled(long time) {
        nanos.add(time);
    }

    Map<String, Object> figures() {
        nanos.sort(null);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("total", counts.values().stream().mapToInt(i -> i).sum());
        for (Outcome outcome : Outcome.values()) {
            figures.put(outcome.name().toLowerCase(java.util.Locale.ROOT), counts.getOrDefault(outcome, 0));
        }
        figures.put("p50_ms", percentile(50));
        figures.put("p99_ms", percentile(99));
        return figures;
    }

    private double percentile(int percent) {
        if (nanos.isEmpty()) {
            return 0;
        }
        long value = nanos.get((nanos.size() * percent) / 100);
        return Math.round(value / 1_000.0) / 1_000.0;
    }
}
