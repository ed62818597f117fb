package ai.datamind.semantic.compile;

import ai.datamind.semantic.compile.ground.Account;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import java.util.LinkedHashSet;
import java.util.Set;

/** Says in words what the metrics of a query are. */
record Definitions(SemanticManifest manifest, Account account) {

    void metric(String name) {
        manifest.metric(name).ifPresent(this::define);
    }

    private void define(Metric metric) {
        String text = switch (metric) {
            case Metric.Simple simple -> measure(simple.measure());
            case Metric.Ratio ratio -> input(ratio.numerator()) + " divided by " + input(ratio.denominator());
            case Metric.Derived derived -> {
                derived.inputs().forEach(this::input);
                yield derived.expression().text();
            }
            case Metric.Cumulative sum ->
                measure(sum.measure())
                        + (sum.window() != null
                                ? ", over the last " + sum.window()
                                : sum.grainToDate() != null
                                        ? ", since the start of the " + sum.grainToDate()
                                        : ", since the beginning");
            case Metric.Conversion conversion ->
                measure(conversion.conversion()) + " after " + measure(conversion.base()) + " of the same "
                        + conversion.entity()
                        + (conversion.window() == null ? "" : " within " + conversion.window());
        };
        String described = metric.header().description();
        account.defines("metric", metric.name(), described == null ? text : described + " (" + text + ")");
    }

    private String input(MetricInput input) {
        metric(input.metric());
        String when = input.offsetWindow() != null
                ? " " + input.offsetWindow() + " earlier"
                : input.offsetToGrain() != null ? " at the start of the " + input.offsetToGrain() : "";
        return input.metric() + (input.filter() == null ? "" : " (filtered)") + when;
    }

    private String measure(MeasureInput input) {
        return manifest.measure(input.measure())
                .map(owned -> {
                    ElementRef time = owned.measure().time() != null
                            ? owned.measure().time()
                            : owned.model().defaultTime();
                    String text = owned.measure().aggregation().word().replace('_', ' ') + " of "
                            + owned.measure().expression() + " over "
                            + owned.model().name();
                    account.defines("measure", owned.measure().name(), text);
                    if (time != null) {
                        account.defines("time", owned.measure().name(), "counted by " + time);
                    }
                    return time == null ? text : text + ", counted by " + time;
                })
                .orElse(input.measure());
    }

    /** The measures a metric is made of. */
    Set<String> measures(String metric) {
        var found = new LinkedHashSet<String>();
        collect(metric, found, new LinkedHashSet<>());
        return found;
    }

    private void collect(String name, Set<String> found, Set<String> seen) {
        var metric = manifest.metric(name).orElse(null);
        if (metric == null || !seen.add(name)) {
            return;
        }
        switch (metric) {
            case Metric.Simple simple -> found.add(simple.measure().measure());
            case Metric.Cumulative sum -> found.add(sum.measure().measure());
            case Metric.Ratio ratio -> {
                collect(ratio.numerator().metric(), found, seen);
                collect(ratio.denominator().metric(), found, seen);
            }
            case Metric.Derived derived -> derived.inputs().forEach(i -> collect(i.metric(), found, seen));
            case Metric.Conversion conversion -> {
                found.add(conversion.base().measure());
                found.add(conversion.conversion().measure());
            }
        }
    }
}
