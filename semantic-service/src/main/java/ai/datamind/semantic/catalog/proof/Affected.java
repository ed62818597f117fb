package ai.datamind.semantic.catalog.proof;

import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which metrics a change can have broken: those that changed, are made of such, or start from a model that reaches a changed
 * one, before or after. What cannot be told apart that way counts as affected.
 */
final class Affected {

    private final SemanticManifest now;
    private final Set<String> metrics = new HashSet<>();
    private final Set<String> starts = new HashSet<>();
    private final Map<String, Boolean> known = new HashMap<>();

    private Affected(SemanticManifest now) {
        this.now = now;
    }

    /** @param before was proven wholly */
    static Collection<Metric> metrics(SemanticManifest before, JoinGraph then, SemanticManifest now, JoinGraph graph) {
        boolean sameFrame = before.timeSpines().equals(now.timeSpines())
                && List.copyOf(before.filters()).equals(List.copyOf(now.filters()));
        if (!sameFrame) {
            return now.metrics();
        }
        var affected = new Affected(now);
        affected.changed(before);
        Set<String> models = changedModels(before, now);
        affected.starts(before, then, models);
        affected.starts(now, graph, models);
        return now.metrics().stream()
                .filter(m -> affected.is(m.name(), new HashSet<>()))
                .toList();
    }

    private void changed(SemanticManifest before) {
        Stream.concat(now.metrics().stream(), before.metrics().stream())
                .map(Metric::name)
                .filter(n -> !Objects.equals(
                        now.metric(n).orElse(null), before.metric(n).orElse(null)))
                .forEach(metrics::add);
    }

    private static Set<String> changedModels(SemanticManifest before, SemanticManifest now) {
        var changed = new HashSet<String>();
        Stream.concat(now.models().stream(), before.models().stream())
                .map(SemanticModel::name)
                .filter(n -> !Objects.equals(
                        now.model(n).orElse(null), before.model(n).orElse(null)))
                .forEach(changed::add);
        return changed;
    }

    /** Fan-out is walked too: whether something is out of reach or would multiply is told apart in refusals only. */
    private void starts(SemanticManifest manifest, JoinGraph graph, Set<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        starts.addAll(graph.startsOf(changed));
        manifest.models().stream()
                .map(SemanticModel::name)
                .filter(changed::contains)
                .forEach(starts::add);
    }

    /** @param open metrics that are being looked at, for those that are made of themselves */
    private boolean is(String name, Set<String> open) {
        Boolean found = known.get(name);
        if (found != null) {
            return found;
        }
        if (metrics.contains(name) || !open.add(name)) {
            return true;
        }
        boolean affected = now.metric(name).map(m -> is(m, open)).orElse(true);
        open.remove(name);
        known.put(name, affected);
        return affected;
    }

    private boolean is(Metric metric, Set<String> open) {
        return opaque(metric.header().filter())
                || switch (metric) {
                    case Metric.Simple simple -> measure(simple.measure());
                    case Metric.Cumulative sum -> measure(sum.measure());
                    case Metric.Ratio ratio -> input(ratio.numerator(), open) || input(ratio.denominator(), open);
                    case Metric.Derived derived -> derived.inputs().stream().anyMatch(i -> input(i, open));
                    case Metric.Conversion conversion -> measure(conversion.base()) || measure(conversion.conversion());
                };
    }

    private boolean measure(ai.datamind.semantic.model.metric.MeasureInput input) {
        return opaque(input.filter())
                || now.measure(input.measure())
                        .map(owned -> starts.contains(owned.model().name()))
                        .orElse(true);
    }

    private boolean input(MetricInput input, Set<String> open) {
        return opaque(input.filter()) || is(input.metric(), open);
    }

    /** Filters that may speak of other metrics. */
    private static boolean opaque(Filter filter) {
        return switch (filter) {
            case null -> false;
            case Filter.OnMetric metric -> true;
            case Filter.Template template -> template.sql().contains("Metric");
            case Filter.Named named -> true;
            case Filter.And and -> and.parts().stream().anyMatch(Affected::opaque);
            case Filter.Or or -> or.parts().stream().anyMatch(Affected::opaque);
            case Filter.Not not -> opaque(not.part());
            case Filter.Compare compare -> false;
            case Filter.In in -> false;
            case Filter.Between between -> false;
            case Filter.Like like -> false;
            case Filter.IsNull isNull -> false;
        };
    }
}
