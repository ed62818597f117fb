package ai.datamind.semantic.model.metric;

import ai.datamind.semantic.model.element.Names;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.List;
import java.util.Map;

/**
 * What every metric has. {@code filter} restricts its rows; {@code granularity} is the grain of metric_time where the query
 * names none; {@code defaultJoins} says for an entity that several paths reach which one is meant ("nation" is
 * {@code supplier__nation}), before the model's own defaults.
 */
public record MetricHeader(
        String name,
        String description,
        List<String> synonyms,
        String unit,
        Filter filter,
        TimeGranularity granularity,
        Map<String, String> defaultJoins,
        String owner,
        List<String> tags,
        Certification certification) {

    public MetricHeader {
        Names.require("metric", name);
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
        defaultJoins = defaultJoins == null ? Map.of() : Map.copyOf(defaultJoins);
        tags = tags == null ? List.of() : List.copyOf(tags);
        certification = certification == null ? Certification.DRAFT : certification;
    }

    /** The same header with another condition, or null for none. */
    public MetricHeader with(Filter other) {
        return new MetricHeader(
                name, description, synonyms, unit, other, granularity, defaultJoins, owner, tags, certification);
    }

    public static MetricHeader of(String name) {
        return new MetricHeader(name, null, List.of(), null, null, null, Map.of(), null, List.of(), null);
    }
}
