package ai.datamind.semantic.metric;

import ai.datamind.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metric with places to fill in, written {@code ${place}}. */
@RegisterForReflection
public record MetricTemplate(String name, String description, List<String> parameters, Map<String, Object> metric) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    private static final List<MetricTemplate> ALL = List.of(
            of(
                    "year_to_date",
                    "A measure since the start of the year",
                    Map.of(
                            "type",
                            "cumulative",
                            "measure",
                            "${measure}",
                            "grain_to_date",
                            "year",
                            "period_agg",
                            "last")),
            of(
                    "trailing",
                    "A measure over a window back from each point, such as '30 days'",
                    Map.of("type", "cumulative", "measure", "${measure}", "window", "${window}")),
            of(
                    "ratio",
                    "One metric divided by another",
                    Map.of("type", "ratio", "numerator", "${numerator}", "denominator", "${denominator}")),
            of(
                    "growth",
                    "The change of a metric against an earlier time, as a fraction",
                    Map.of(
                            "type",
                            "derived",
                            "expr",
                            "(current_value - earlier_value) * 1.0 / NULLIF(earlier_value, 0)",
                            "inputs",
                            List.of(
                                    Map.of("name", "${metric}", "alias", "current_value"),
                                    Map.of(
                                            "name",
                                            "${metric}",
                                            "alias",
                                            "earlier_value",
                                            "offset_window",
                                            "${window}")))),
            of(
                    "conversion_rate",
                    "How often an event of an entity is followed by another",
                    Map.of(
                            "type",
                            "conversion",
                            "base_measure",
                            "${base_measure}",
                            "conversion_measure",
                            "${conversion_measure}",
                            "entity",
                            "${entity}",
                            "window",
                            "${window}")));

    private static MetricTemplate of(String name, String description, Map<String, Object> body) {
        var metric = new LinkedHashMap<String, Object>();
        metric.put("name", "${name}");
        metric.putAll(body);
        List<String> places = PLACE.matcher(metric.toString())
                .results()
                .map(r -> r.group(1))
                .distinct()
                .sorted()
                .toList();
        return new MetricTemplate(name, description, places, metric);
    }

    static List<MetricTemplate> all() {
        return ALL;
    }

    static MetricTemplate named(String name) {
        return ALL.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("template"));
    }

    Map<String, Object> filled(Map<String, String> values) {
        for (var parameter : parameters) {
            if (values.get(parameter) == null) {
                throw ProblemException.invalid("parameters." + parameter, "is missing");
            }
        }
        return filledMap(metric, values);
    }

    private static Map<String, Object> filledMap(Map<?, ?> map, Map<String, String> values) {
        var filled = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> filled.put(String.valueOf(k), filledValue(v, values)));
        return filled;
    }

    private static Object filledValue(Object value, Map<String, String> values) {
        return switch (value) {
            case Map<?, ?> inner -> filledMap(inner, values);
            case List<?> list -> list.stream().map(v -> filledValue(v, values)).toList();
            default ->
                PLACE.matcher(String.valueOf(value)).replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1))));
        };
    }
}
