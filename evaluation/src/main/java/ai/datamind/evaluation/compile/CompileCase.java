package ai.datamind.evaluation.compile;

import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.compile.query.TimeRange;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.time.DatePart;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** One line of the file: what is asked, and the rows that are right. */
record CompileCase(String name, String model, JsonNode json, List<String> columns, List<List<Object>> rows) {

    static CompileCase of(JsonNode json) {
        var columns = texts(json.get("columns"));
        var rows = new ArrayList<List<Object>>();
        json.get("rows").forEach(row -> {
            var values = new ArrayList<Object>();
            row.forEach(v -> values.add(
                    v.isNull()
                            ? null
                            : v.isNumber() ? v.decimalValue() : v.isBoolean() ? v.booleanValue() : v.asText()));
            rows.add(values);
        });
        return new CompileCase(json.get("name").asText(), json.get("model").asText(), json, columns, rows);
    }

    /** The folder of the model this case is asked of. */
    String folder() {
        String word = model.toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("_model$", "")
                .replaceFirst("^unpartitioned_", "");
        return word + "_manifest";
    }

    boolean ordered() {
        return json.path("check_order").asBoolean(false);
    }

    MetricQuery query() {
        if (json.path("apply_group_by").isBoolean()
                && !json.path("apply_group_by").asBoolean()) {
            throw new IllegalArgumentException("rows that are not grouped are no metric query");
        }
        if (json.path("min_max_only").asBoolean(false)) {
            throw new IllegalArgumentException("the extremes of a dimension are no metric query");
        }
        var groupBys = new ArrayList<ElementRef>();
        texts(json.get("group_bys")).forEach(g -> groupBys.add(ElementRef.parse(g)));
        json.path("group_by_objs").forEach(g -> groupBys.add(groupBy(g)));
        var order = new ArrayList<OrderBy>();
        texts(json.get("order_bys")).forEach(o -> order.add(new OrderBy(o.replaceFirst("^-", ""), o.startsWith("-"))));
        var filters = new ArrayList<Filter>();
        if (json.path("where_filter").isTextual()) {
            filters.add(new Filter.Template(json.get("where_filter").asText()));
        }
        Limit limit = json.path("limit").isNumber() ? Limit.of(json.get("limit").asInt()) : null;
        return new MetricQuery(
                texts(json.get("metrics")), groupBys, filters, range(), null, order, limit, List.of(), null);
    }

    private static ElementRef groupBy(JsonNode json) {
        ElementRef ref = ElementRef.parse(json.get("name").asText());
        if (json.path("grain").isTextual()) {
            return ref.atCustom(json.get("grain").asText());
        }
        return json.path("date_part").isTextual()
                ? ref.extract(DatePart.of(json.get("date_part").asText()).orElseThrow())
                : ref;
    }

    /** Days mean whole days, and MetricFlow widens a range to whole periods. */
    private TimeRange range() {
        JsonNode range = json.get("time_constraint");
        if (range == null || range.isNull()) {
            return null;
        }
        String first = range.get(0).asText();
        String last = range.get(1).asText();
        LocalDateTime end = last.length() <= 10
                ? LocalDateTime.parse(last + "T00:00:00").plusDays(1)
                : LocalDateTime.parse(last.replace(' ', 'T')).plusSeconds(1);
        LocalDateTime start = LocalDateTime.parse(first.length() <= 10 ? first + "T00:00:00" : first.replace(' ', 'T'));
        return new TimeRange(start, end, true);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        if (list != null && list.isArray()) {
            list.forEach(t -> texts.add(t.asText()));
        }
        return texts;
    }
}
