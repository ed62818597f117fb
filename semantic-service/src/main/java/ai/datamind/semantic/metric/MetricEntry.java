package ai.datamind.semantic.metric;

import ai.datamind.semantic.metric.vocabulary.MetricWords;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.metric.Metric;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;

/** A metric as it is looked up. */
@RegisterForReflection
public record MetricEntry(
        String name,
        String type,
        String description,
        String definition,
        String unit,
        String owner,
        String certification,
        List<String> tags,
        List<String> synonyms,
        String model) {

    static MetricEntry of(Metric metric, SemanticManifest manifest) {
        var header = metric.header();
        String model = manifest.documents().stream()
                .filter(d -> d.metrics().contains(metric))
                .map(d -> d.name())
                .findFirst()
                .orElse(null);
        return new MetricEntry(
                header.name(),
                type(metric),
                header.description(),
                MetricWords.of(metric, manifest),
                header.unit(),
                header.owner(),
                header.certification().name().toLowerCase(Locale.ROOT),
                header.tags(),
                header.synonyms(),
                model);
    }

    static String type(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple -> "simple";
            case Metric.Ratio ratio -> "ratio";
            case Metric.Derived derived -> "derived";
            case Metric.Cumulative cumulative -> "cumulative";
            case Metric.Conversion conversion -> "conversion";
        };
    }

    boolean matches(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return name.contains(wanted)
                || (description != null && description.toLowerCase(Locale.ROOT).contains(wanted))
                || synonyms.stream().anyMatch(s -> s.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
