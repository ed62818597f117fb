package ai.datamind.nl2sql.execution;

import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.stage.StageOutput;
import ai.datamind.nl2sql.warehouse.Rows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of a governed statement. */
public record Executed(Governed governed, Rows rows, Duration took, boolean cacheHit) implements StageOutput {
    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("engine", "postgresql");
        shown.put("rows", rows.rows().size());
        shown.put("result_hash", ResultHash.of(rows));
        shown.put("truncated", rows.truncated());
        shown.put("cache_hit", cacheHit);
        shown.put("execution_ms", took.toNanos() / 1000 / 1000.0);
        return shown;
    }
}
