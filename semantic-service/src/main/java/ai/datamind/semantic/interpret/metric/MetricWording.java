package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** A query of metrics in plain words, and as the canonical record that clients keep. */
final class MetricWording {

    private MetricWording() {}

    static String text(MetricQuery q) {
        var text = new StringBuilder(String.join(" and ", q.metrics()).replace('_', ' '));
        if (!q.groupBys().isEmpty() || q.grain() != null) {
            var by = new ArrayList<>(
                    q.groupBys().stream().map(g -> words(g.toString())).toList());
            if (q.grain() != null) {
                by.add(q.grain());
            }
            text.append(" by ").append(String.join(" and ", by));
        }
        if (!q.filters().isEmpty()) {
            text.append(" where ")
                    .append(String.join(
                            " and ",
                            q.filters().stream().map(MetricWording::words).toList()));
        }
        if (q.timeRange() != null) {
            LocalDateTime start = q.timeRange().start();
            LocalDateTime end = q.timeRange().end();
            text.append(start == null ? "" : " from " + start.toLocalDate())
                    .append(end == null ? "" : " until " + end.toLocalDate().minusDays(1));
        }
        if (!q.shares().isEmpty()) {
            text.append(", with its share of the total");
        }
        if (q.comparison() != null) {
            text.append(", compared with ").append(q.comparison().offset()).append(" before");
        }
        if (!q.orderBy().isEmpty()) {
            text.append(", ordered by ")
                    .append(words(q.orderBy().get(0).column()))
                    .append(q.orderBy().get(0).descending() ? " from high to low" : " from low to high");
        }
        if (q.limit() != null) {
            text.append(", the first ").append(q.limit().rows());
            if (!q.limit().per().isEmpty()) {
                text.append(" per ").append(words(q.limit().per().get(0).toString()));
            }
        }
        return text.toString();
    }

    private static String words(String reference) {
        return reference.replace("__", " ").replace('_', ' ');
    }

    private static String words(Filter f) {
        return switch (f) {
            case Filter.Compare c ->
                words(c.element().toString()) + " " + c.comparison().symbol() + " " + value(c.value());
            case Filter.In i ->
                words(i.element().toString())
                        + (i.negated() ? " is none of " : " is one of ")
                        + String.join(
                                ", ",
                                i.values().stream().map(MetricWording::value).toList());
            case Filter.Between b ->
                words(b.element().toString()) + " between " + value(b.low()) + " and " + value(b.high());
            case Filter.Like l ->
                words(l.element().toString()) + (l.negated() ? " is not like " : " is like ") + l.pattern();
            case Filter.IsNull n -> words(n.element().toString()) + (n.negated() ? " is known" : " is missing");
            case Filter.And a ->
                String.join(
                        " and ", a.parts().stream().map(MetricWording::words).toList());
            case Filter.Or o ->
                String.join(" or ", o.parts().stream().map(MetricWording::words).toList());
            case Filter.Not n -> "not " + words(n.part());
            case Filter.Named n -> words(n.name());
            case Filter.OnMetric m -> words(m.metric()) + " " + m.comparison().symbol() + " " + value(m.value());
            case Filter.Template t -> t.sql();
        };
    }

    private static String value(Literal l) {
        return switch (l) {
            case Literal.Text t -> "'" + t.value() + "'";
            case Literal.Number n -> n.value().stripTrailingZeros().toPlainString();
            case Literal.Bool b -> String.valueOf(b.value());
            case Literal.Date d -> d.value().toString();
            case Literal.Timestamp t -> t.value().toString();
        };
    }

    static Map<String, Object> intent(MetricQuery q) {
        var intent = new LinkedHashMap<String, Object>();
        intent.put("kind", "metric");
        intent.put("metrics", q.metrics());
        intent.put("group_by", q.groupBys().stream().map(ElementRef::toString).toList());
        intent.put("filters", q.filters().stream().map(MetricWording::words).toList());
        intent.put("time_range", q.timeRange() == null ? null : time(q));
        intent.put("grain", q.grain());
        intent.put(
                "order_by",
                q.orderBy().stream()
                        .map(o -> o.column() + (o.descending() ? " desc" : " asc"))
                        .toList());
        intent.put("limit", q.limit() == null ? null : q.limit().rows());
        return intent;
    }

    private static Map<String, Object> time(MetricQuery q) {
        var range = new LinkedHashMap<String, Object>();
        range.put(
                "start",
                q.timeRange().start() == null ? null : q.timeRange().start().toString());
        range.put(
                "end", q.timeRange().end() == null ? null : q.timeRange().end().toString());
        return range;
    }
}
