package ai.datamind.semantic.compile.formula;

import ai.datamind.semantic.model.SemanticManifest.OwnedMeasure;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.metric.Metric;
import java.util.List;
import java.util.Map;

/** One measure, of which rows and of what time. {@code conversion} is set where its rows count as conversions of a base. */
public record Measurement(OwnedMeasure owned, Rows rows) {

    /** Measurements with equal rows share one block. */
    public record Rows(
            SemanticModel model,
            ElementRef time,
            List<Filter> filters,
            List<Offset> offsets,
            boolean everyPointOfTime,
            Accumulation accumulation,
            NonAdditive nonAdditive,
            Metric.Conversion conversion,
            Map<String, String> defaultJoins) {

        public boolean onSpine() {
            return accumulation != null
                    || offsets.stream().anyMatch(o -> o instanceof Offset.Back || o instanceof Offset.StartOf);
        }
    }

    public String measure() {
        return owned.measure().name();
    }
}
