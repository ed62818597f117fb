package ai.datamind.semantic.model.metric;

import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.Window;
import java.util.List;
import java.util.Map;

/** A number people ask for by name. */
public sealed interface Metric {

    MetricHeader header();

    default String name() {
        return header().name();
    }

    /** One measure. */
    record Simple(MetricHeader header, MeasureInput measure) implements Metric {}

    /** Numerator over denominator; where the denominator is zero or missing there is no value. */
    record Ratio(MetricHeader header, MetricInput numerator, MetricInput denominator) implements Metric {}

    /** An expression over the aliases of other metrics. */
    record Derived(MetricHeader header, SqlExpression expression, List<MetricInput> inputs) implements Metric {
        public Derived {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * A measure accumulated over time: over a window back from each point, since the start of a grain, or over all time
     * where both are null. {@code periodAggregation} says which of a coarser period's points is shown.
     */
    record Cumulative(
            MetricHeader header,
            MeasureInput measure,
            Window window,
            String grainToDate,
            PeriodAggregation periodAggregation)
            implements Metric {
        public Cumulative {
            if (window != null && grainToDate != null) {
                throw new IllegalArgumentException(
                        "metric '" + header.name() + "': either a window or a grain to date, not both");
            }
            periodAggregation = periodAggregation == null ? PeriodAggregation.FIRST : periodAggregation;
        }
    }

    /**
     * How often a base event of an entity was followed by a conversion event within the window (any time after where it is
     * null). Each conversion counts for the latest base event before it.
     */
    record Conversion(
            MetricHeader header,
            MeasureInput base,
            MeasureInput conversion,
            String entity,
            Window window,
            Calculation calculation,
            Map<String, String> constantProperties)
            implements Metric {
        public Conversion {
            calculation = calculation == null ? Calculation.CONVERSION_RATE : calculation;
            constantProperties = constantProperties == null ? Map.of() : Map.copyOf(constantProperties);
        }
    }

    enum PeriodAggregation {
        FIRST,
        LAST,
        AVERAGE
    }

    enum Calculation {
        CONVERSIONS,
        CONVERSION_RATE
    }
}
