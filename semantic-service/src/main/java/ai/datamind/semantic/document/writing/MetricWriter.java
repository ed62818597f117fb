package ai.datamind.semantic.document.writing;

import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metrics as plain values. */
final class MetricWriter {

    private MetricWriter() {}

    static Map<String, Object> map(Metric metric) {
        return ModelWriter.members(m -> {
            MetricHeader header = metric.header();
            m.put("name", header.name());
            m.put("description", header.description());
            m.put("synonyms", header.synonyms());
            m.put("unit", header.unit());
            m.put("filter", header.filter() == null ? null : FilterWriter.value(header.filter()));
            m.put(
                    "granularity",
                    header.granularity() == null ? null : header.granularity().word());
            m.put("default_joins", new TreeMap<>(header.defaultJoins()));
            m.put("owner", header.owner());
            m.put("tags", header.tags());
            m.put("certification", ModelWriter.word(header.certification()));
            kind(m, metric);
            return m;
        });
    }

    private static void kind(Map<String, Object> m, Metric metric) {
        switch (metric) {
            case Metric.Simple simple -> {
                m.put("type", "simple");
                m.put("measure", measure(simple.measure()));
            }
            case Metric.Ratio ratio -> {
                m.put("type", "ratio");
                m.put("numerator", input(ratio.numerator()));
                m.put("denominator", input(ratio.denominator()));
            }
            case Metric.Derived derived -> {
                m.put("type", "derived");
                m.put("expr", derived.expression().text());
                m.put("inputs", ModelWriter.all(derived.inputs(), MetricWriter::input));
            }
            case Metric.Cumulative sum -> {
                m.put("type", "cumulative");
                m.put("measure", measure(sum.measure()));
                m.put("window", ModelWriter.text(sum.window()));
                m.put("grain_to_date", sum.grainToDate());
                m.put("period_agg", ModelWriter.word(sum.periodAggregation()));
            }
            case Metric.Conversion conversion -> {
                m.put("type", "conversion");
                m.put("base_measure", measure(conversion.base()));
                m.put("conversion_measure", measure(conversion.conversion()));
                m.put("entity", conversion.entity());
                m.put("window", ModelWriter.text(conversion.window()));
                m.put("calculation", ModelWriter.word(conversion.calculation()));
                m.put("constant_properties", properties(conversion));
            }
        }
    }

    private static List<Object> properties(Metric.Conversion conversion) {
        return new TreeMap<>(conversion.constantProperties())
                .entrySet().stream()
                        .map(e -> (Object) Map.of("base_property", e.getKey(), "conversion_property", e.getValue()))
                        .toList();
    }

    private static Object measure(MeasureInput input) {
        if (input.equals(MeasureInput.of(input.measure()))) {
            return input.measure();
        }
        return ModelWriter.members(m -> {
            m.put("name", input.measure());
            m.put("filter", input.filter() == null ? null : FilterWriter.value(input.filter()));
            m.put("join_to_time_spine", input.joinToTimeSpine());
            m.put("fill_nulls_with", input.fillNullsWith());
            return m;
        });
    }

    private static Map<String, Object> input(MetricInput input) {
        return ModelWriter.members(m -> {
            m.put("name", input.metric());
            m.put("alias", input.alias().equals(input.metric()) ? null : input.alias());
            m.put("filter", input.filter() == null ? null : FilterWriter.value(input.filter()));
            m.put("offset_window", ModelWriter.text(input.offsetWindow()));
            m.put("offset_to_grain", input.offsetToGrain());
            return m;
        });
    }
}
