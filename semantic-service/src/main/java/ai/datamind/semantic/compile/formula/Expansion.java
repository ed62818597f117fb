package ai.datamind.semantic.compile.formula;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.join.Distance;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticManifest.OwnedMeasure;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes metrics apart down to their measures, gathering filters, offsets and default joins on the way. */
public final class Expansion {

    /** What the metrics above say about the ones below. */
    private record Path(List<String> names, List<Filter> filters, List<Offset> offsets, Map<String, String> defaults) {

        Path into(Metric metric) {
            var names = new ArrayList<>(names());
            names.add(metric.name());
            var joined = new HashMap<>(metric.header().defaultJoins());
            joined.putAll(defaults);
            return new Path(names, plus(filters, metric.header().filter()), offsets, joined);
        }

        Path into(MetricInput input) {
            Offset offset = input.offsetWindow() != null
                    ? new Offset.Back(input.offsetWindow())
                    : input.offsetToGrain() != null ? new Offset.StartOf(input.offsetToGrain()) : null;
            return new Path(names, plus(filters, input.filter()), plus(offsets, offset), defaults);
        }

        static <T> List<T> plus(List<T> list, T more) {
            return more == null
                    ? list
                    : Stream.concat(list.stream(), Stream.of(more)).toList();
        }
    }

    private final SemanticManifest manifest;

    public Expansion(SemanticManifest manifest) {
        this.manifest = manifest;
    }

    public Formula of(String metric, List<Filter> filters, List<Offset> offsets) {
        return expand(metric(metric), new Path(List.of(), filters, offsets, Map.of()));
    }

    public Metric metric(String name) {
        return manifest.metric(name).orElseThrow(() -> unknown(name));
    }

    private CompileRefusal unknown(String name) {
        List<String> nearest = Stream.concat(
                        manifest.metrics().stream().map(Metric::name),
                        manifest.measures().stream().map(m -> m.measure().name()))
                .distinct()
                .sorted(Comparator.comparingInt((String n) -> Distance.between(n, name))
                        .thenComparing(n -> n))
                .limit(3)
                .toList();
        return new CompileRefusal(Reason.UNKNOWN_METRIC, "there is no metric '" + name + "'", nearest);
    }

    private Formula expand(Metric metric, Path above) {
        if (above.names().contains(metric.name())) {
            throw new CompileRefusal(
                    Reason.CYCLIC_METRIC,
                    "metric '" + metric.name() + "' is made of itself: "
                            + String.join(" → ", Path.plus(above.names(), metric.name())));
        }
        Path path = above.into(metric);
        return switch (metric) {
            case Metric.Simple simple -> leaf(simple.measure(), path, null, null);
            case Metric.Ratio ratio ->
                new Formula.Ratio(input(ratio.numerator(), path), input(ratio.denominator(), path));
            case Metric.Derived derived -> {
                var inputs = new LinkedHashMap<String, Formula>();
                derived.inputs().forEach(i -> inputs.put(i.alias(), input(i, path)));
                yield new Formula.Expression(derived.expression(), inputs);
            }
            case Metric.Cumulative sum -> {
                var reach = new Accumulation(sum.window(), sum.grainToDate(), sum.periodAggregation());
                yield leaf(sum.measure(), path, reach, null);
            }
            case Metric.Conversion conversion -> {
                var converted = leaf(conversion.conversion(), path, null, conversion);
                yield conversion.calculation() == Metric.Calculation.CONVERSIONS
                        ? converted
                        : new Formula.Ratio(converted, leaf(conversion.base(), path, null, null));
            }
        };
    }

    private Formula input(MetricInput input, Path path) {
        return expand(metric(input.metric()), path.into(input));
    }

    private Formula leaf(MeasureInput input, Path path, Accumulation reach, Metric.Conversion conversion) {
        OwnedMeasure owned = measure(input.measure());
        // The rows that are grouped and filtered are the base events; the conversion's own filter stays with it.
        OwnedMeasure grouped =
                conversion == null ? owned : measure(conversion.base().measure());
        Filter own = conversion == null ? input.filter() : conversion.base().filter();
        var defaults = new HashMap<>(grouped.model().defaultJoins());
        defaults.putAll(path.defaults());
        var measure = grouped.measure();
        var rows = new Measurement.Rows(
                grouped.model(),
                measure.time() != null ? measure.time() : grouped.model().defaultTime(),
                Path.plus(path.filters(), own).stream().distinct().toList(),
                path.offsets(),
                input.joinToTimeSpine(),
                reach,
                owned.measure().nonAdditive(),
                conversion,
                Map.copyOf(defaults));
        Formula leaf = new Formula.Leaf(new Measurement(owned, rows));
        return input.fillNullsWith() == null ? leaf : new Formula.Filled(leaf, input.fillNullsWith());
    }

    private OwnedMeasure measure(String name) {
        return manifest.measure(name)
                .orElseThrow(() -> new CompileRefusal(Reason.UNKNOWN_METRIC, "there is no measure '" + name + "'"));
    }
}
