package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Filter.Comparison;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Metrics of dbt 1.0 to 1.5 (manifest v4 to v9): an aggregation over one model, counted by a timestamp, or an expression over
 * other metrics.
 */
final class LegacyMetrics {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*metric\\(\\s*['\"](\\w+)['\"]\\s*\\)\\s*}}");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");

    private LegacyMetrics() {}

    static boolean isLegacy(JsonNode body) {
        return !body.has("type_params");
    }

    static boolean isExpression(JsonNode body) {
        return List.of("derived", "expression").contains(method(body));
    }

    private static String method(JsonNode body) {
        String method = Fields.text(body, "calculation_method");
        return (method != null ? method : SemanticModels.word(body, "type")).toLowerCase(Locale.ROOT);
    }

    private static String expression(JsonNode body) {
        String expression = Fields.text(body, "expression");
        String written = expression != null ? expression : Fields.text(body, "sql");
        return written == null || written.equals("*") ? "1" : written;
    }

    /** The model with what this metric needs of it: its measure, its timestamp and its dimensions. */
    static SemanticModel extend(SemanticModel model, DbtElement metric) {
        JsonNode body = metric.body();
        var dimensions = new ArrayList<>(model.dimensions());
        String timestamp = Fields.text(body, "timestamp");
        if (timestamp != null) {
            dimensions.removeIf(d -> d.name().equals(timestamp) && !(d instanceof TimeDimension));
            addOnce(dimensions, TimeDimension.of(timestamp, timestamp, finest(body)));
        }
        Stream.concat(
                        Fields.texts(body, "dimensions").stream(),
                        stream(body.path("filters")).map(f -> SemanticModels.word(f, "field")))
                .filter(name ->
                        model.entities().stream().noneMatch(e -> e.name().equals(name)))
                .forEach(name -> addOnce(dimensions, CategoricalDimension.of(name, name, DataType.UNKNOWN)));
        var measures = new ArrayList<>(model.measures());
        measures.add(measure(metric));
        return model.with(dimensions).measured(measures);
    }

    private static Measure measure(DbtElement metric) {
        JsonNode body = metric.body();
        String method = method(body);
        Aggregation aggregation = Aggregation.of(method)
                .orElseThrow(() -> new IllegalArgumentException("'" + method + "' is no aggregation known here"));
        return new Measure(
                metric.name(),
                aggregation,
                new SqlExpression(expression(body)),
                null,
                null,
                SemanticModels.time(Fields.text(body, "timestamp")),
                null,
                Fields.text(body, "description"),
                SemanticModels.synonyms(body, metric.name()));
    }

    private static void addOnce(List<Dimension> dimensions, Dimension dimension) {
        if (dimensions.stream().noneMatch(d -> d.name().equals(dimension.name()))) {
            dimensions.add(dimension);
        }
    }

    private static TimeGranularity finest(JsonNode body) {
        return Fields.texts(body, "time_grains").stream()
                .flatMap(g -> TimeGranularity.of(g).stream())
                .min(TimeGranularity::compareTo)
                .orElse(TimeGranularity.DAY);
    }

    static Metric metric(DbtElement element, SemanticModel model) {
        JsonNode body = element.body();
        var header = Metrics.header(element.name(), body, filter(body, model));
        MeasureInput measure = MeasureInput.of(element.name());
        JsonNode window = body.path("window");
        return window.path("count").asInt() > 0
                ? new Metric.Cumulative(
                        header,
                        measure,
                        new Window(window.path("count").asInt(), SemanticModels.word(window, "period")),
                        null,
                        null)
                : new Metric.Simple(header, measure);
    }

    static Metric expressionMetric(DbtElement element) {
        JsonNode body = element.body();
        String written = expression(body);
        var inputs = new ArrayList<MetricInput>();
        Matcher references = REFERENCE.matcher(written);
        while (references.find()) {
            MetricInput input = MetricInput.of(references.group(1));
            if (!inputs.contains(input)) {
                inputs.add(input);
            }
        }
        if (inputs.isEmpty() || body.path("filters").size() > 0) {
            throw new IllegalArgumentException("an expression metric speaks of other metrics and has no filters here");
        }
        return new Metric.Derived(
                Metrics.header(element.name(), body, null),
                new SqlExpression(REFERENCE.matcher(written).replaceAll("$1")),
                inputs);
    }

    private static Filter filter(JsonNode body, SemanticModel model) {
        List<String> path = model.ownLink().map(List::of).orElse(List.of());
        return Metrics.and(
                stream(body.path("filters")).map(f -> condition(f, path)).toList());
    }

    private static Filter condition(JsonNode filter, List<String> path) {
        ElementRef element = ElementRef.of(path, SemanticModels.word(filter, "field"));
        String operator =
                SemanticModels.word(filter, "operator").toLowerCase(Locale.ROOT).strip();
        String value = SemanticModels.word(filter, "value").strip();
        if (value.equalsIgnoreCase("null") && List.of("is", "is not").contains(operator)) {
            return new Filter.IsNull(element, operator.equals("is not"));
        }
        return new Filter.Compare(element, comparison(operator), literal(value));
    }

    private static Comparison comparison(String operator) {
        return switch (operator) {
            case "=", "==", "is" -> Comparison.EQUAL;
            case "!=", "<>", "is not" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.LESS_OR_EQUAL;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.GREATER_OR_EQUAL;
            default -> throw new IllegalArgumentException("the filter operator '" + operator + "' is not known here");
        };
    }

    private static Literal literal(String value) {
        Matcher quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return new Literal.Text(quoted.group(1).replace("''", "'"));
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return new Literal.Bool(value.equalsIgnoreCase("true"));
        }
        if (value.matches("-?\\d+(\\.\\d+)?")) {
            return new Literal.Number(new BigDecimal(value));
        }
        throw new IllegalArgumentException("the value of a filter must be a text, a number or true or false");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false);
    }
}
