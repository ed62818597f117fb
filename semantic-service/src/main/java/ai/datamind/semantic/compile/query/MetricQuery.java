package ai.datamind.semantic.compile.query;

import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import java.util.List;

/**
 * What is wanted. With no metrics the distinct values of the group-bys are. {@code timeRange} bounds the time each metric is
 * counted by; {@code grain} asks for that time as a group-by. {@code shares} names metrics shown also as their part of the
 * total; {@code comparison} adds each metric's value an offset ago.
 */
public record MetricQuery(
        List<String> metrics,
        List<ElementRef> groupBys,
        List<Filter> filters,
        TimeRange timeRange,
        String grain,
        List<OrderBy> orderBy,
        Limit limit,
        List<String> shares,
        Comparison comparison) {

    public MetricQuery {
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
        groupBys = groupBys == null ? List.of() : List.copyOf(groupBys);
        filters = filters == null ? List.of() : List.copyOf(filters);
        orderBy = orderBy == null ? List.of() : List.copyOf(orderBy);
        shares = shares == null ? List.of() : List.copyOf(shares);
    }

    public static MetricQuery of(List<String> metrics, List<ElementRef> groupBys) {
        return new MetricQuery(metrics, groupBys, List.of(), null, null, List.of(), null, List.of(), null);
    }

    public MetricQuery where(List<Filter> all) {
        return new MetricQuery(metrics, groupBys, all, timeRange, grain, orderBy, limit, shares, comparison);
    }

    public MetricQuery during(TimeRange range) {
        return new MetricQuery(metrics, groupBys, filters, range, grain, orderBy, limit, shares, comparison);
    }

    public MetricQuery at(String wantedGrain) {
        return new MetricQuery(metrics, groupBys, filters, timeRange, wantedGrain, orderBy, limit, shares, comparison);
    }

    public MetricQuery ordered(List<OrderBy> order) {
        return new MetricQuery(metrics, groupBys, filters, timeRange, grain, order, limit, shares, comparison);
    }

    public MetricQuery limited(Limit rows) {
        return new MetricQuery(metrics, groupBys, filters, timeRange, grain, orderBy, rows, shares, comparison);
    }

    public MetricQuery withShares(List<String> shared) {
        return new MetricQuery(metrics, groupBys, filters, timeRange, grain, orderBy, limit, shared, comparison);
    }

    public MetricQuery comparedTo(Comparison offset) {
        return new MetricQuery(metrics, groupBys, filters, timeRange, grain, orderBy, limit, shares, offset);
    }
}
