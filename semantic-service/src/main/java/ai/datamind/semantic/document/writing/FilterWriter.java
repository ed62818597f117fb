package ai.datamind.semantic.document.writing;

import ai.datamind.semantic.document.reading.FilterReader;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions as the plain values that {@link FilterReader} reads. */
final class FilterWriter {

    private FilterWriter() {}

    static Object value(Filter filter) {
        return switch (filter) {
            case Filter.Compare compare ->
                map(
                        "dimension",
                        compare.element().toString(),
                        "op",
                        compare.comparison().symbol(),
                        "value",
                        literal(compare.value()));
            case Filter.In in ->
                map("dimension", in.element().toString(), in.negated() ? "not_in" : "in", literals(in.values()));
            case Filter.Between between ->
                map(
                        "dimension",
                        between.element().toString(),
                        "between",
                        literals(List.of(between.low(), between.high())));
            case Filter.Like like ->
                map("dimension", like.element().toString(), like.negated() ? "not_like" : "like", like.pattern());
            case Filter.IsNull isNull -> map("dimension", isNull.element().toString(), "is_null", !isNull.negated());
            case Filter.And and ->
                map("and", and.parts().stream().map(FilterWriter::value).toList());
            case Filter.Or or ->
                map("or", or.parts().stream().map(FilterWriter::value).toList());
            case Filter.Not not -> map("not", value(not.part()));
            case Filter.Named named -> map("filter", named.name());
            case Filter.OnMetric metric ->
                map(
                        "metric",
                        metric.metric(),
                        "group_by",
                        metric.groupBy().stream().map(ElementRef::toString).toList(),
                        "op",
                        metric.comparison().symbol(),
                        "value",
                        literal(metric.value()));
            case Filter.Template template -> template.sql();
        };
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static List<Object> literals(List<Literal> values) {
        return values.stream().map(FilterWriter::literal).toList();
    }

    private static Object literal(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> text.value();
            case Literal.Number number ->
                number.value().scale() == 0 ? number.value().toBigInteger() : number.value();
            case Literal.Bool bool -> bool.value();
            case Literal.Date date -> date.value();
            case Literal.Timestamp time -> time.value();
        };
    }
}
