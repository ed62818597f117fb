package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Filter;
import ai.datamind.semantic.model.Metric;
import ai.datamind.semantic.model.NonAdditive;
import ai.datamind.semantic.model.SemanticManifest.OwnedMeasure;
import ai.datamind.semantic.model.SemanticModel;
import java.util.List;
import java.util.Map;

/** One measure, of which rows and of what time. {@code conversion} is set where its rows count as conversions of a base. */
record Measurement(OwnedMeasure owned, Rows rows) {

    /** Measurements with equal rows share one block. */
    record Rows(
            SemanticModel model,
            ElementRef time,
            List<Filter> filters,
            List<Offset> offsets,
            boolean everyPointOfTime,
            Accumulation accumulation,
            NonAdditive nonAdditive,
            Metric.Conversion conversion,
            Map<String, String> defaultJoins) {

        boolean onSpine() {
            return accumulation != null
                    || offsets.stream().anyMatch(o -> o instanceof Offset.Back || o instanceof Offset.StartOf);
        }
    }

    String measure() {
        return owned.measure().name();
    }
}
