package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.formula.Expansion;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.join.Resolution;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The grain of metric_time where a query names none: the metric's own, else the coarsest its measures are stored by. */
record Grains(SemanticManifest manifest, JoinGraph graph, Expansion expansion) {

    TimeGranularity defaultGrain(List<String> metrics, List<Output> outputs) {
        Stream<TimeGranularity> declared = metrics.stream()
                .flatMap(m -> Optional.ofNullable(expansion.metric(m).header().granularity()).stream());
        Stream<TimeGranularity> stored = outputs.stream()
                .filter(o -> metrics.contains(o.name())
                        && expansion.metric(o.name()).header().granularity() == null)
                .flatMap(o -> o.formula().measurements().stream())
                .flatMap(m -> stored(m.rows()).stream());
        return Stream.concat(Stream.of(TimeGranularity.DAY), Stream.concat(declared, stored))
                .max(Comparator.naturalOrder())
                .filter(g -> metrics.isEmpty() || !onlyFiner(metrics, g))
                .orElseGet(() -> metrics.stream()
                        .map(m -> expansion.metric(m).header().granularity())
                        .max(Comparator.naturalOrder())
                        .orElse(TimeGranularity.DAY));
    }

    /** A metric may ask for a grain finer than a day; then the floor of a day does not hold. */
    private boolean onlyFiner(List<String> metrics, TimeGranularity found) {
        return found == TimeGranularity.DAY
                && metrics.stream().allMatch(m -> {
                    var own = expansion.metric(m).header().granularity();
                    return own != null && own.finerThan(TimeGranularity.DAY);
                });
    }

    private Optional<TimeGranularity> stored(Measurement.Rows rows) {
        if (rows.time() == null) {
            return Optional.empty();
        }
        return graph.resolve(rows.model(), rows.time(), rows.defaultJoins()) instanceof Resolution.Found found
                        && found.element() instanceof Element.OfDimension(var path, TimeDimension dimension)
                ? Optional.of(dimension.granularity())
                : Optional.empty();
    }

    /** The coarsest of the standard grains that metric_time is asked at. */
    static TimeGranularity coarsest(List<ElementRef> refs, Planning planning) {
        return refs.stream()
                .filter(ElementRef::isMetricTime)
                .flatMap(r -> TimeGranularity.of(r.grain()).stream())
                .max(Comparator.naturalOrder())
                .orElse(planning.defaultGrain());
    }
}
