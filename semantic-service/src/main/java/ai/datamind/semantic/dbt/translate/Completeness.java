package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes out every metric that needs what was left out, until nothing is missing. */
final class Completeness {

    private final Set<String> measures;
    private final Map<String, Metric> metrics;
    private final Attempts attempts;

    Completeness(
            Collection<SemanticModel> defined,
            Collection<SemanticModel> derived,
            Map<String, Metric> metrics,
            Attempts attempts) {
        this.measures = Stream.concat(defined.stream(), derived.stream())
                .flatMap(m -> m.measures().stream())
                .map(Measure::name)
                .collect(Collectors.toSet());
        this.metrics = metrics;
        this.attempts = attempts;
    }

    void dropWhatIsIncomplete() {
        boolean dropped = true;
        while (dropped) {
            List<String> incomplete = metrics.values().stream()
                    .filter(m -> missing(m) != null)
                    .map(Metric::name)
                    .toList();
            incomplete.forEach(
                    name -> attempts.skip("metric." + name, "'" + missing(metrics.get(name)) + "' is missing"));
            dropped = metrics.keySet().removeAll(incomplete);
        }
    }

    private String missing(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple -> measure(simple.measure().measure());
            case Metric.Cumulative cumulative -> measure(cumulative.measure().measure());
            case Metric.Conversion conversion -> {
                String base = measure(conversion.base().measure());
                yield base != null ? base : measure(conversion.conversion().measure());
            }
            case Metric.Ratio ratio -> metric(List.of(ratio.numerator(), ratio.denominator()));
            case Metric.Derived derived -> metric(derived.inputs());
        };
    }

    private String measure(String name) {
        return measures.contains(name) ? null : name;
    }

    private String metric(List<MetricInput> inputs) {
        return inputs.stream()
                .map(MetricInput::metric)
                .filter(name -> !metrics.containsKey(name) && !measures.contains(name))
                .findFirst()
                .orElse(null);
    }
}
