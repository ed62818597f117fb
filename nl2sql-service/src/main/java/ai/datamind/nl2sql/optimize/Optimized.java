package ai.datamind.nl2sql.optimize;

import ai.datamind.nl2sql.check.Checked;
import ai.datamind.nl2sql.stage.StageOutput;
import java.util.Map;

/** A checked statement and the bound its result gets: one row more than is shown, so that truncation is known. */
public record Optimized(Checked checked, int rowLimit) implements StageOutput {
    @Override
    public Map<String, Object> shown() {
        return Map.of("row_limit", rowLimit);
    }
}
