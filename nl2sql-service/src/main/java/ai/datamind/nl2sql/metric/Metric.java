package ai.datamind.nl2sql.metric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A metric as it is defined.
 *
 * @param definition in plain words
 * @param model the document that declares it, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Metric(
        String name, String description, String definition, String unit, List<String> synonyms, String model) {
    public Metric {
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }
}
