package ai.datamind.nl2sql.stage;

import java.time.Duration;
import java.util.Map;

/** One stage of one run as it is stored: what came out or why it refused, and how long it took. */
public record StageRecord(StageName stage, boolean passed, Duration took, Map<String, Object> output) {
    public StageRecord {
        output = Map.copyOf(output);
    }

    /** Milliseconds with microsecond resolution: most stages take less than one. */
    public double ms() {
        return took.toNanos() / 1000 / 1000.0;
    }
}
