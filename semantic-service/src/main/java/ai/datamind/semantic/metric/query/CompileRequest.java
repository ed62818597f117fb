package ai.datamind.semantic.metric.query;

import ai.datamind.semantic.compile.query.Comparison;
import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.document.reading.FilterReader;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.Window;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A metric query as it is sent. {@code dimensions} and {@code order_by} are written as paths
 * ({@code customer__nation__name}, {@code metric_time__month}); a minus before an order turns it around. Days of a time range
 * are whole days, the last included; with a time of day the end is excluded.
 *
 * @param projectId in whose name is asked, or null: policies may be bound to it
 */
@RegisterForReflection
public record CompileRequest(
        List<String> metrics,
        List<String> dimensions,
        List<Object> filters,
        Range timeRange,
        String grain,
        List<String> orderBy,
        Integer limit,
        List<String> limitPer,
        List<String> shares,
        String compareTo,
        String dialect,
        String projectId) {

    /** Either end may be missing. */
    @RegisterForReflection
    public record Range(String start, String end) {

        TimeRange read() {
            return new TimeRange(start == null ? null : at(start, 0), end == null ? null : at(end, 1));
        }

        private static LocalDateTime at(String text, int days) {
            return text.length() <= 10
                    ? LocalDate.parse(text).plusDays(days).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T').replaceAll("Z$", ""));
        }
    }

    /** @throws IllegalArgumentException or DateTimeException where a member makes no sense */
    MetricQuery query() {
        var reader = new FilterReader(false);
        List<Filter> conditions = or(filters).stream().map(reader::read).toList();
        return new MetricQuery(
                metrics,
                refs(dimensions),
                conditions,
                timeRange == null ? null : timeRange.read(),
                grain,
                or(orderBy).stream()
                        .map(o -> new OrderBy(o.replaceFirst("^-", ""), o.startsWith("-")))
                        .toList(),
                limit == null ? null : new Limit(limit, refs(limitPer)),
                shares,
                compareTo == null ? null : new Comparison(Window.parse(compareTo)));
    }

    /** @throws IllegalArgumentException where nothing is written for it */
    Engine engine() {
        return Engine.of(dialect);
    }

    private static List<ElementRef> refs(List<String> texts) {
        return or(texts).stream().map(ElementRef::parse).toList();
    }

    private static <T> List<T> or(List<T> list) {
        return list == null ? List.of() : list;
    }
}
