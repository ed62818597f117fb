package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One metric, in our spelling or dbt's (whose parameters stand under type_params). */
final class MetricReader {

    private MetricReader() {}

    static Metric read(Fields f) {
        String type = f.text("type");
        MetricHeader header = header(f);
        Fields p = f.fields("type_params").orElse(f);
        Metric metric = switch (type == null ? "simple" : type.toLowerCase(Locale.ROOT)) {
            case "simple" -> new Metric.Simple(header, measure(p, "measure"));
            case "ratio" -> new Metric.Ratio(header, input(p, "numerator"), input(p, "denominator"));
            case "derived" -> new Metric.Derived(header, new SqlExpression(p.required("expr")), inputs(p));
            case "cumulative" -> cumulative(header, p);
            case "conversion" -> conversion(header, p);
            default ->
                throw new IllegalArgumentException("metric '" + header.name() + "': type '" + type
                        + "' is none of simple, ratio, derived, cumulative, conversion");
        };
        if (p != f) {
            p.end();
        }
        return metric;
    }

    private static MetricHeader header(Fields f) {
        f.has("label");
        f.has("config");
        return new MetricHeader(
                f.required("name"),
                f.text("description"),
                f.texts("synonyms"),
                f.text("unit"),
                filter(f),
                SemanticModelReader.granularity(f.text("granularity", "time_granularity")),
                f.textMap("default_joins"),
                f.text("owner"),
                f.texts("tags"),
                f.choice("certification", Certification.class, f.text("certification")));
    }

    private static Filter filter(Fields f) {
        return f.node("filter")
                .map(n -> new FilterReader(true).read(Values.of(n)))
                .orElse(null);
    }

    private static MeasureInput measure(Fields p, String key) {
        Node node = p.node(key)
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is missing: it names a measure"));
        if (node instanceof ScalarNode scalar) {
            return MeasureInput.of(scalar.getValue());
        }
        Fields m = p.fields(key).orElseThrow();
        String fill = m.text("fill_nulls_with");
        m.has("alias");
        var input = new MeasureInput(
                m.text("name", "measure"),
                filter(m),
                m.flag("join_to_timespine") | m.flag("join_to_time_spine"),
                fill == null ? null : Long.valueOf(fill));
        m.end();
        return input;
    }

    private static MetricInput input(Fields p, String key) {
        Node node = p.node(key)
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is missing: it names a metric"));
        return node instanceof ScalarNode scalar
                ? MetricInput.of(scalar.getValue())
                : inner(p.fields(key).orElseThrow());
    }

    private static MetricInput inner(Fields m) {
        String window = m.text("offset_window");
        var input = new MetricInput(
                m.text("name", "metric"),
                m.text("alias"),
                filter(m),
                window == null ? null : Window.parse(window),
                m.text("offset_to_grain"));
        m.end();
        return input;
    }

    private static List<MetricInput> inputs(Fields p) {
        var inputs = new ArrayList<>(p.list("metrics", MetricReader::inner));
        inputs.addAll(p.list("inputs", MetricReader::inner));
        return inputs;
    }

    private static Metric cumulative(MetricHeader header, Fields p) {
        Fields inner = p.fields("cumulative_type_params").orElse(p);
        String window = inner.text("window");
        String outerWindow = p.text("window");
        String grain = inner.text("grain_to_date");
        String outerGrain = p.text("grain_to_date");
        String aggregation = inner.text("period_agg");
        if (inner != p) {
            inner.end();
        }
        String length = window != null ? window : outerWindow;
        return new Metric.Cumulative(
                header,
                measure(p, "measure"),
                length == null ? null : Window.parse(length),
                grain != null ? grain : outerGrain,
                p.choice("period_agg", Metric.PeriodAggregation.class, aggregation));
    }

    private static Metric conversion(MetricHeader header, Fields p) {
        Optional<Fields> dbt = p.fields("conversion_type_params");
        Fields c = dbt.orElse(p);
        String window = c.text("window");
        var properties = new LinkedHashMap<String, String>();
        c.list("constant_properties", k -> {
            properties.put(k.required("base_property"), k.required("conversion_property"));
            return k;
        });
        var metric = new Metric.Conversion(
                header,
                measure(c, "base_measure"),
                measure(c, "conversion_measure"),
                c.required("entity"),
                window == null ? null : Window.parse(window),
                c.choice("calculation", Metric.Calculation.class, c.text("calculation")),
                properties);
        dbt.ifPresent(Fields::end);
        return metric;
    }
}
