package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.Limit;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.query.OrderBy;
import ai.datamind.semantic.compile.scope.Planning;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a query says of the rows of its result: their order, how many of them, and shares of their totals. */
record Presentation(MetricQuery query, Planning planning, List<ElementRef> refs, List<Output> outputs) {

    private static final String RESULT = "result";

    /** @param body selects the group-bys and the outputs by their names */
    Select of(Select.Builder body) {
        boolean wrapped = !query.shares().isEmpty()
                || (query.limit() != null && !query.limit().per().isEmpty());
        return wrapped ? wrap(body.build()) : order(body, limit(query.limit())).build();
    }

    private static Integer limit(Limit limit) {
        return limit == null ? null : limit.rows();
    }

    /** The rows of a query inside another have no order. */
    private Select.Builder order(Select.Builder body, Integer limit) {
        if (planning.depth() > 0) {
            return body.limit(limit);
        }
        ordering().forEach(o -> body.order(column(o.column()), o.descending()));
        return body.limit(limit);
    }

    /**
     * As asked, else times in their order, else the largest value first. Ties are broken by the group-bys, so that equal
     * queries over equal data give equal rows.
     */
    private List<OrderBy> ordering() {
        var order = new ArrayList<>(query.orderBy());
        if (order.isEmpty()) {
            refs.stream()
                    .filter(r -> r.isMetricTime() || r.grain() != null)
                    .forEach(r -> order.add(new OrderBy(r.toString(), false)));
        }
        if (order.isEmpty() && !refs.isEmpty() && !outputs.isEmpty()) {
            order.add(new OrderBy(outputs.get(0).name(), true));
        }
        refs.stream()
                .filter(r -> order.stream().noneMatch(o -> matches(r, o.column())))
                .toList()
                .forEach(r -> order.add(new OrderBy(r.toString(), false)));
        return order;
    }

    private Sql column(String wanted) {
        return Stream.concat(
                        refs.stream().filter(r -> matches(r, wanted)).map(ElementRef::toString),
                        outputNames().filter(wanted::equals))
                .findFirst()
                .map(name -> (Sql) new Sql.Column(null, name))
                .orElseThrow(() -> new CompileRefusal(
                        Reason.INVALID_ORDER,
                        "'" + wanted + "' is no metric and no group-by of the query",
                        Stream.concat(refs.stream().map(ElementRef::toString), outputNames())
                                .toList()));
    }

    private Stream<String> outputNames() {
        return Stream.concat(
                outputs.stream().map(Output::name), query.shares().stream().map(s -> s + Output.SHARE));
    }

    private boolean matches(ElementRef ref, String wanted) {
        return ref.toString().equals(wanted)
                || ref.element().equals(wanted)
                || planning.normal(ref).toString().equals(wanted);
    }

    /** Shares and limits per group speak of whole rows of the result, so the result becomes a table first. */
    private Select wrap(Select inner) {
        var outer = Select.from(new Source.Derived(inner, RESULT));
        inner.items().forEach(i -> outer.item(new Sql.Column(RESULT, i.alias()), i.alias()));
        for (var metric : query.shares()) {
            Output.requireAdditive(metric, outputs);
            Sql value = new Sql.Column(RESULT, metric);
            Sql total = new Sql.Over(Sql.call("SUM", value), List.of(), List.of());
            outer.item(
                    Sql.infix("/", new Sql.Cast(value, "double precision"), Sql.call("NULLIF", total, Sql.number(0))),
                    metric + Output.SHARE);
        }
        if (query.limit() == null || query.limit().per().isEmpty()) {
            return order(outer, limit(query.limit())).build();
        }
        return firstOfEach(outer);
    }

    private Select firstOfEach(Select.Builder outer) {
        List<Sql> per =
                query.limit().per().stream().map(r -> column(r.toString())).toList();
        List<Select.Order> order = ordering().stream()
                .map(o -> new Select.Order(column(o.column()), o.descending()))
                .toList();
        outer.item(new Sql.Over(Sql.call("ROW_NUMBER"), per, order), "position_in_group");
        Select ranked = outer.build();
        var last = Select.from(new Source.Derived(ranked, "ranked"));
        ranked.items().stream()
                .filter(i -> !i.alias().equals("position_in_group"))
                .forEach(i -> last.item(new Sql.Column("ranked", i.alias()), i.alias()));
        last.where(Sql.infix(
                "<=",
                new Sql.Column("ranked", "position_in_group"),
                Sql.number(query.limit().rows())));
        per.forEach(p -> last.order(p, false));
        return order(last, null).build();
    }
}
