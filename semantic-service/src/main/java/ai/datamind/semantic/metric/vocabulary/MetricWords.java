package ai.datamind.semantic.metric.vocabulary;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;

/** A metric's definition in one line. */
public final class MetricWords {

    private MetricWords() {}

    public static String of(Metric metric, SemanticManifest manifest) {
        return switch (metric) {
            case Metric.Simple simple -> measure(simple.measure(), manifest);
            case Metric.Ratio ratio ->
                ratio.numerator().metric() + " / " + ratio.denominator().metric();
            case Metric.Derived derived -> derived.expression().text();
            case Metric.Cumulative sum ->
                measure(sum.measure(), manifest)
                        + (sum.window() != null
                                ? " over the last " + sum.window()
                                : sum.grainToDate() != null
                                        ? " since the start of the " + sum.grainToDate()
                                        : " so far");
            case Metric.Conversion conversion ->
                conversion.conversion().measure() + " following "
                        + conversion.base().measure() + " of one "
                        + conversion.entity()
                        + (conversion.window() == null ? "" : " within " + conversion.window());
        };
    }

    private static String measure(MeasureInput input, SemanticManifest manifest) {
        return manifest.measure(input.measure())
                .map(owned -> owned.measure().aggregation().word() + "("
                        + owned.measure().expression() + ") of " + owned.model().name())
                .orElse(input.measure());
    }
}
