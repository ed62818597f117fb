package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.Metric.Calculation;
import ai.datamind.semantic.model.metric.Metric.PeriodAggregation;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Metrics since dbt 1.6. In the newest spec a simple metric has its aggregation itself and no measure: it gets a measure of
 * its own name, and metrics that accumulate or convert it use that.
 */
final class Metrics {

    private final Map<String, JsonNode> bodies = new LinkedHashMap<>();

    Metrics(List<DbtElement> metrics) {
        metrics.forEach(m -> bodies.put(m.name(), m.body()));
    }

    static boolean hasOwnAggregation(JsonNode metric) {
        JsonNode parameters = metric.path("type_params");
        return parameters.path("metric_aggregation_params").has("agg")
                && Fields.text(parameters.path("measure"), "name") == null;
    }

    static String modelOfOwnAggregation(JsonNode metric) {
        return Fields.text(metric.path("type_params").path("metric_aggregation_params"), "semantic_model");
    }

    static Measure ownMeasure(DbtElement metric) {
        JsonNode parameters = metric.body().path("type_params");
        JsonNode aggregation = parameters.path("metric_aggregation_params");
        JsonNode expressed = Fields.text(parameters, "expr") != null ? parameters : aggregation;
        return Measures.measure(
                metric.name(), aggregation, SemanticModels.expression(expressed, metric.name()), metric.body());
    }

    Metric translate(DbtElement element) {
        JsonNode body = element.body();
        JsonNode parameters = body.path("type_params");
        MetricHeader header = header(element.name(), body, filter(body.path("filter")));
        return switch (SemanticModels.word(body, "type").toLowerCase(Locale.ROOT)) {
            case "simple" -> new Metric.Simple(header, ofSimple(element.name(), parameters));
            case "ratio" ->
                new Metric.Ratio(
                        header,
                        input(parameters.path("numerator"), "the numerator"),
                        input(parameters.path("denominator"), "the denominator"));
            case "derived" -> derived(header, parameters);
            case "cumulative" -> cumulative(header, parameters);
            case "conversion" -> conversion(header, parameters.path("conversion_type_params"));
            default -> throw new IllegalArgumentException("its type is none of MetricFlow's");
        };
    }

    static MetricHeader header(String name, JsonNode body, Filter filter) {
        String owner = Fields.text(body.path("config").path("meta"), "owner");
        String granularity = Fields.text(body, "time_granularity");
        return new MetricHeader(
                name,
                Fields.text(body, "description"),
                SemanticModels.synonyms(body, name),
                null,
                filter,
                granularity == null ? null : TimeGranularity.of(granularity).orElse(null),
                Map.of(),
                owner != null ? owner : Fields.text(body, "group"),
                Fields.texts(body, "tags"),
                null);
    }

    private static MeasureInput ofSimple(String name, JsonNode parameters) {
        JsonNode measure = parameters.path("measure");
        if (measure.isTextual() || Fields.text(measure, "name") != null) {
            return measure(measure);
        }
        return new MeasureInput(
                name, null, Fields.flag(parameters, "join_to_timespine"), Fields.number(parameters, "fill_nulls_with"));
    }

    private static Metric derived(MetricHeader header, JsonNode parameters) {
        var inputs = new ArrayList<MetricInput>();
        parameters.path("metrics").forEach(m -> inputs.add(input(m, "an input")));
        return new Metric.Derived(header, new SqlExpression(Fields.text(parameters, "expr")), inputs);
    }

    private Metric cumulative(MetricHeader header, JsonNode parameters) {
        JsonNode own = parameters.path("cumulative_type_params");
        Window window = window(
                own.has("window") && !own.path("window").isNull() ? own.path("window") : parameters.path("window"));
        String toDate = Fields.text(own, "grain_to_date");
        String period = Fields.text(own, "period_agg");
        return new Metric.Cumulative(
                header,
                measureOr(parameters.path("measure"), own.path("metric")),
                window,
                toDate != null ? toDate : Fields.text(parameters, "grain_to_date"),
                period == null ? null : PeriodAggregation.valueOf(period.toUpperCase(Locale.ROOT)));
    }

    private Metric conversion(MetricHeader header, JsonNode parameters) {
        var constants = new LinkedHashMap<String, String>();
        parameters
                .path("constant_properties")
                .forEach(p -> constants.put(
                        SemanticModels.word(p, "base_property"), SemanticModels.word(p, "conversion_property")));
        String calculation = Fields.text(parameters, "calculation");
        return new Metric.Conversion(
                header,
                measureOr(parameters.path("base_measure"), parameters.path("base_metric")),
                measureOr(parameters.path("conversion_measure"), parameters.path("conversion_metric")),
                SemanticModels.word(parameters, "entity"),
                window(parameters.path("window")),
                calculation == null ? null : Calculation.valueOf(calculation.toUpperCase(Locale.ROOT)),
                constants);
    }

    /** A measure, or what a simple metric of the newest spec counts: its measure under its filter. */
    private MeasureInput measureOr(JsonNode measure, JsonNode metric) {
        if (measure.isTextual() || Fields.text(measure, "name") != null) {
            return measure(measure);
        }
        String name = metric.isTextual() ? metric.textValue() : SemanticModels.word(metric, "name");
        JsonNode simple = bodies.get(name);
        if (simple == null || !"simple".equals(Fields.text(simple, "type"))) {
            throw new IllegalArgumentException("'" + name + "' is no simple metric");
        }
        MeasureInput counted = ofSimple(name, simple.path("type_params"));
        Filter filter = and(Stream.of(counted.filter(), filter(simple.path("filter")), filter(metric.path("filter")))
                .toList());
        return new MeasureInput(counted.measure(), filter, counted.joinToTimeSpine(), counted.fillNullsWith());
    }

    private static MeasureInput measure(JsonNode input) {
        return input.isTextual()
                ? MeasureInput.of(input.textValue())
                : new MeasureInput(
                        Fields.text(input, "name"),
                        filter(input.path("filter")),
                        Fields.flag(input, "join_to_timespine"),
                        Fields.number(input, "fill_nulls_with"));
    }

    private static MetricInput input(JsonNode input, String what) {
        if (input.isTextual()) {
            return MetricInput.of(input.textValue());
        }
        if (Fields.text(input, "name") == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return new MetricInput(
                Fields.text(input, "name"),
                Fields.text(input, "alias"),
                filter(input.path("filter")),
                window(input.path("offset_window")),
                Fields.text(input, "offset_to_grain"));
    }

    static Window window(JsonNode window) {
        if (window.isTextual()) {
            return Window.parse(window.textValue());
        }
        return window.isObject() ? new Window(window.path("count").asInt(), Fields.text(window, "granularity")) : null;
    }

    /** One template, or several that must all hold; their shape differs between versions. */
    static Filter filter(JsonNode filter) {
        if (filter.isTextual()) {
            return new Filter.Template(filter.textValue());
        }
        if (filter.has("where_sql_template")) {
            return new Filter.Template(Fields.text(filter, "where_sql_template"));
        }
        var parts = new ArrayList<Filter>();
        filter.path("where_filters").forEach(f -> parts.add(new Filter.Template(Fields.text(f, "where_sql_template"))));
        return and(parts);
    }

    static Filter and(List<Filter> parts) {
        List<Filter> present = parts.stream().filter(java.util.Objects::nonNull).toList();
        return present.isEmpty() ? null : present.size() == 1 ? present.get(0) : new Filter.And(present);
    }
}
