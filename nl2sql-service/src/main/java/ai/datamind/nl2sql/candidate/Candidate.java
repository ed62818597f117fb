package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.stage.StageOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SQL somebody proposes.
 *
 * @param parameters values for {@code $1}…, in order
 */
public record Candidate(Asking asking, String sql, List<Object> parameters, Source source) implements StageOutput {
    public Candidate {
        parameters = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(parameters));
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sql", sql);
        if (source instanceof Understood understood) {
            shown.put("provider", understood.provider());
            shown.put("confidence", understood.confidence());
            if (!understood.warnings().isEmpty()) shown.put("warnings", understood.warnings());
        }
        return shown;
    }

    /** Where the SQL comes from. */
    public sealed interface Source {}

    /** Written by the asker. */
    public record Written() implements Source {}

    /**
     * Made from the reading of a question.
     *
     * @param confidence 0 to 1
     */
    public record Understood(Interpretation interpretation, String provider, double confidence, List<String> warnings)
            implements Source {
        public Understood {
            warnings = List.copyOf(warnings);
        }
    }
}
