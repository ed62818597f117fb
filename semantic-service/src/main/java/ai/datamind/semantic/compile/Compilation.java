package ai.datamind.semantic.compile;

import ai.datamind.semantic.compile.ground.Account;
import ai.datamind.semantic.compile.ground.Ground;
import ai.datamind.semantic.compile.plan.QueryPlan;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.compile.query.CompiledQuery.Column;
import ai.datamind.semantic.compile.query.CompiledQuery.Lineage;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.SqlPrinter;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One query's way through the compiler. */
record Compilation(Ground ground, MetricQuery query) {

    CompiledQuery compile() {
        var account = new Account();
        var plan = new QueryPlan(ground, query, account, 0);
        Select select = plan.select();
        var definitions = new Definitions(ground.manifest(), account);
        query.metrics().forEach(definitions::metric);
        List<String> grain = plan.groupBys().stream().map(ElementRef::toString).toList();
        return new CompiledQuery(
                SqlPrinter.print(select),
                "postgresql",
                columns(select, grain),
                grain,
                account.joins(),
                account.definitions(),
                account.tables(),
                lineage(select, grain, account, definitions),
                account.warnings());
    }

    private List<Column> columns(Select select, List<String> grain) {
        var columns = new ArrayList<Column>();
        for (var item : select.items()) {
            String name = item.alias();
            var metric = ground.manifest().metric(name).map(Metric::header);
            columns.add(new Column(
                    name,
                    grain.contains(name) ? "group_by" : "metric",
                    name,
                    metric.map(h -> h.description()).orElse(null),
                    metric.map(h -> h.unit()).orElse(null)));
        }
        return columns;
    }

    private List<Lineage> lineage(Select select, List<String> grain, Account account, Definitions definitions) {
        var lineage = new ArrayList<Lineage>();
        for (var item : select.items()) {
            var sources = new TreeSet<>(account.sources(item.alias()));
            if (!grain.contains(item.alias())) {
                query.metrics().stream()
                        .filter(m -> item.alias().equals(m) || item.alias().startsWith(m + "_"))
                        .flatMap(m -> definitions.measures(m).stream())
                        .forEach(m -> sources.addAll(account.sources("measure " + m)));
            }
            lineage.add(new Lineage(item.alias(), List.copyOf(sources)));
        }
        return lineage;
    }
}
