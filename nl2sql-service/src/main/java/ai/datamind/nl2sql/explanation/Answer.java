package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.execution.Executed;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.stage.StageOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows and what they say.
 *
 * @param governance what policies did to them, in sentences; empty where nothing was held back
 * @param chart Vega-Lite, or null where no chart helps
 */
public record Answer(
        Executed executed,
        Outcome outcome,
        String explanation,
        List<String> governance,
        Map<String, Object> chart,
        List<String> suggestions)
        implements StageOutput {
    public Answer {
        governance = List.copyOf(governance);
        suggestions = List.copyOf(suggestions);
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("outcome", outcome.name());
        shown.put("governance", governance);
        shown.put("chart", chart != null);
        shown.put("suggestions", suggestions);
        return shown;
    }
}
