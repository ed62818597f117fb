package ai.datamind.semantic.model.metric;

import ai.datamind.semantic.model.filter.Filter;

/**
 * A measure as a metric uses it. With {@code joinToTimeSpine} every point of time appears, also those without rows;
 * {@code fillNullsWith} then takes the place of a missing value.
 */
public record MeasureInput(String measure, Filter filter, boolean joinToTimeSpine, Long fillNullsWith) {

    public MeasureInput {
        if (measure == null || measure.isBlank()) {
            throw new IllegalArgumentException("a metric needs its measure");
        }
    }

    public static MeasureInput of(String measure) {
        return new MeasureInput(measure, null, false, null);
    }
}
