package ai.datamind.semantic.compile.filter;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.scope.Scope;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A filter as a condition on the rows of a scope. */
public final class FilterSql {

    private final Scope scope;
    private final Set<String> open = new HashSet<>();

    public FilterSql(Scope scope) {
        this.scope = scope;
    }

    public Sql of(Filter filter) {
        return switch (filter) {
            case Filter.Compare(var element, var comparison, var value) ->
                Sql.infix(comparison.symbol(), scope.value(element), literal(element, value));
            case Filter.In(var element, var values, var negated) ->
                new Sql.In(
                        scope.value(element),
                        values.stream().map(v -> literal(element, v)).toList(),
                        negated);
            case Filter.Between(var element, var low, var high) -> {
                Sql value = scope.value(element);
                yield Sql.infix(
                        "AND",
                        Sql.infix(">=", value, literal(element, low)),
                        Sql.infix("<=", value, literal(element, high)));
            }
            case Filter.Like(var element, var pattern, var negated) -> {
                Sql like = Sql.infix("ILIKE", scope.value(element), Sql.text(pattern));
                yield negated ? new Sql.Not(like) : like;
            }
            case Filter.IsNull(var element, var negated) -> new Sql.IsNull(scope.value(element), negated);
            case Filter.And(var parts) -> all("AND", parts);
            case Filter.Or(var parts) -> all("OR", parts);
            case Filter.Not(var part) -> new Sql.Not(of(part));
            case Filter.Named(var name) -> named(name);
            case Filter.OnMetric(var metric, var groupBy, var comparison, var value) ->
                Sql.infix(comparison.symbol(), new MetricValue(scope).of(metric, groupBy), new Sql.Value(value));
            case Filter.Template(var sql) -> new TemplateFilter(scope, sql).sql();
        };
    }

    private Sql all(String operator, List<Filter> parts) {
        if (parts.isEmpty()) {
            throw new CompileRefusal(Reason.INVALID_FILTER, "a filter joins no conditions");
        }
        return parts.size() == 1
                ? of(parts.get(0))
                : new Sql.Infix(operator, parts.stream().map(this::of).toList());
    }

    private Sql named(String name) {
        var filter = scope.planning()
                .manifest()
                .filter(name)
                .orElseThrow(() -> new CompileRefusal(Reason.INVALID_FILTER, "there is no filter '" + name + "'"));
        if (!open.add(name)) {
            throw new CompileRefusal(Reason.INVALID_FILTER, "filter '" + name + "' is made of itself");
        }
        scope.planning().account().defines("filter", name, filter.description() == null ? name : filter.description());
        Sql condition = of(filter.condition());
        open.remove(name);
        return condition;
    }

    /** A number beside a text dimension is written as text: that is how it is stored. */
    private Sql literal(ElementRef element, Literal value) {
        if (value instanceof Literal.Number number && scope.typeOf(element) == DataType.TEXT) {
            return Sql.text(number.value().toPlainString());
        }
        return new Sql.Value(value);
    }

    /** Whether a filter speaks of nothing but the time the rows are counted by. */
    public static boolean onTime(Filter filter, Scope scope) {
        return only(filter, scope::onTime, scope);
    }

    /** Whether every reference of a filter satisfies a test; metrics and free references never do. */
    public static boolean only(Filter filter, Predicate<ElementRef> test, Scope scope) {
        return switch (filter) {
            case Filter.Compare compare -> test.test(compare.element());
            case Filter.In in -> test.test(in.element());
            case Filter.Between between -> test.test(between.element());
            case Filter.Like like -> test.test(like.element());
            case Filter.IsNull isNull -> test.test(isNull.element());
            case Filter.And and -> and.parts().stream().allMatch(p -> only(p, test, scope));
            case Filter.Or or -> or.parts().stream().allMatch(p -> only(p, test, scope));
            case Filter.Not not -> only(not.part(), test, scope);
            case Filter.Named named ->
                scope.planning()
                        .manifest()
                        .filter(named.name())
                        .map(f -> only(f.condition(), test, scope))
                        .orElse(false);
            case Filter.OnMetric metric -> false;
            case Filter.Template template -> {
                var references = new TemplateFilter(scope, template.sql()).references();
                yield !references.isEmpty() && references.stream().allMatch(r -> r.isPresent() && test.test(r.get()));
            }
        };
    }
}
