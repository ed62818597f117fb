package ai.datamind.semantic.model.metric;

import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.Window;

/**
 * A metric as another one uses it. {@code offsetWindow} takes its value from that long ago, {@code offsetToGrain} from the
 * start of the period ("month").
 */
public record MetricInput(String metric, String alias, Filter filter, Window offsetWindow, String offsetToGrain) {

    public MetricInput {
        if (metric == null || metric.isBlank()) {
            throw new IllegalArgumentException("an input needs the name of a metric");
        }
        if (offsetWindow != null && offsetToGrain != null) {
            throw new IllegalArgumentException("input '" + metric + "': either an offset window or an offset to grain");
        }
        alias = alias == null ? metric : alias;
    }

    public static MetricInput of(String metric) {
        return new MetricInput(metric, null, null, null, null);
    }
}
