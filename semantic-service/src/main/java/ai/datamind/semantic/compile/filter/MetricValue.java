package ai.datamind.semantic.compile.filter;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.ArrayList;
import java.util.List;

/** The value a metric has for the entity of each row: worked out once per entity, then joined, so no row is repeated. */
record MetricValue(Scope scope) {

    Sql of(String metric, List<ElementRef> groupBy) {
        if (groupBy.isEmpty()) {
            throw new CompileRefusal(
                    Reason.INVALID_FILTER,
                    "metric '" + metric + "' in a filter on rows needs the entity it is grouped by");
        }
        Select values = scope.planning().nested(MetricQuery.of(List.of(metric), groupBy));
        String alias = scope.freshAlias(
                metric + "_by_" + groupBy.get(groupBy.size() - 1).name());
        var conditions = new ArrayList<Sql>();
        for (int i = 0; i < groupBy.size(); i++) {
            conditions.add(Sql.infix(
                    "=",
                    here(groupBy.get(i)),
                    new Sql.Column(alias, values.items().get(i).alias())));
        }
        scope.join(Select.Kind.LEFT, new Source.Derived(values, alias), Sql.and(conditions));
        return new Sql.Column(alias, values.items().get(groupBy.size()).alias());
    }

    /** The entity is a key of these rows themselves, or is reached from them as it is written. */
    private Sql here(ElementRef entity) {
        boolean own = scope.model().link(entity.name()).isPresent();
        return scope.value(own ? ElementRef.of(List.of(), entity.name()) : entity);
    }
}
