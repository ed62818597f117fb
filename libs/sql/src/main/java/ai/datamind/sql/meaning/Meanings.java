package ai.datamind.sql.meaning;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Reads the meaning off a resolved tree. */
public final class Meanings {
    private static final Set<String> AGGREGATES =
            Set.of("count", "sum", "avg", "min", "max", "stddev", "variance", "string_agg", "array_agg");

    private final CatalogSnapshot catalog;
    private final Resolution resolution;
    private final SortedSet<String> aggregates = new TreeSet<>();
    private final SortedSet<String> grouping = new TreeSet<>();
    private final SortedSet<String> outputs = new TreeSet<>();
    private final SortedSet<String> filters = new TreeSet<>();

    private Meanings(CatalogSnapshot catalog, Resolution resolution) {
        this.catalog = catalog;
        this.resolution = resolution;
    }

    /** @throws ai.datamind.sql.text.Rejected where a name is unknown to the catalog */
    public static Meaning of(AdmittedStatement admitted, CatalogSnapshot catalog) {
        return new Meanings(catalog, Resolver.tree(admitted.copy(), catalog)).read();
    }

    private Meaning read() {
        Select tree = resolution.tree();
        Trees.everything(tree, this::visit);
        if (tree instanceof PlainSelect top) shown(top);
        SortedSet<String> tables = new TreeSet<>();
        for (Source source : resolution.tables()) tables.add(name(source.relation()));
        return new Meaning(tables, aggregates, grouping, outputs, filters, limit(tree));
    }

    private void visit(Object node) {
        if (node instanceof Function call) aggregate(call);
        if (node instanceof PlainSelect select) {
            Filters level = new Filters(this::columns, filters);
            wheres(select).forEach(where -> level.collect(where, false));
            grouped(select);
        }
    }

    /** What narrows a level; what is inside of it is visited as a level of its own. */
    private static List<Object> wheres(PlainSelect select) {
        List<Object> all = new ArrayList<>();
        if (select.getWhere() != null) all.add(select.getWhere());
        if (select.getHaving() != null) all.add(select.getHaving());
        if (select.getJoins() != null) {
            for (Join join : select.getJoins()) all.addAll(join.getOnExpressions());
        }
        return all;
    }

    private void aggregate(Function call) {
        String name = call.getName().toLowerCase(Locale.ROOT);
        if (!AGGREGATES.contains(name)) return;
        String argument = columns(call.getParameters());
        boolean skipsNothing = name.equals("count") && !call.isDistinct() && neverNull(argument);
        aggregates.add(skipsNothing ? "count(*)" : name + (call.isDistinct() ? "(distinct " : "(") + argument + ")");
    }

    private boolean neverNull(String argument) {
        if (argument.isEmpty()) return true;
        return catalog.relations().values().stream()
                .flatMap(relation -> relation.columns().stream()
                        .filter(ai.datamind.sql.catalog.Column::notNull)
                        .map(column -> name(relation) + "." + column.name()))
                .anyMatch(argument::equals);
    }

    private void grouped(PlainSelect select) {
        if (select.getGroupBy() == null || select.getGroupBy().getGroupByExpressionList() == null) return;
        for (Object each : select.getGroupBy().getGroupByExpressionList()) {
            Expression expression = named(select, (Expression) each);
            String columns = columns(expression);
            if (!columns.isEmpty()) grouping.add(columns + unit(expression));
        }
    }

    /** {@code GROUP BY 2} and {@code GROUP BY alias} mean an item of the select list. */
    private static Expression named(PlainSelect select, Expression expression) {
        List<SelectItem<?>> items = select.getSelectItems();
        if (expression instanceof LongValue place) {
            int index = (int) place.getValue() - 1;
            return index >= 0 && index < items.size() ? items.get(index).getExpression() : expression;
        }
        if (expression instanceof Column column && column.getTable() == null) {
            for (SelectItem<?> item : items) {
                Alias alias = item.getAlias();
                if (alias != null && alias.getName().equalsIgnoreCase(column.getColumnName()))
                    return item.getExpression();
            }
        }
        return expression;
    }

    private static String unit(Expression expression) {
        if (expression instanceof ExtractExpression extract)
            return "@" + extract.getName().toLowerCase(Locale.ROOT);
        if (expression instanceof Function call
                && call.getName().equalsIgnoreCase("date_trunc")
                && call.getParameters() != null
                && call.getParameters().getFirst() instanceof StringValue unit) {
            return "@" + unit.getValue().toLowerCase(Locale.ROOT);
        }
        return "";
    }

    private void shown(PlainSelect select) {
        for (SelectItem<?> item : select.getSelectItems()) {
            String columns = columns(item.getExpression());
            if (!aggregated(item.getExpression()) && !columns.isEmpty()) outputs.add(columns);
        }
    }

    private static boolean aggregated(Object expression) {
        AtomicBoolean found = new AtomicBoolean();
        Trees.everything(expression, node -> {
            boolean call = node instanceof Function function
                    && AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT));
            if (call || node instanceof AnalyticExpression) found.set(true);
        });
        return found.get();
    }

    /** The relation columns below a node, through every query in between. */
    private String columns(Object node) {
        if (node == null) return "";
        SortedSet<String> names = new TreeSet<>();
        Trees.everything(node, each -> {
            if (each instanceof Column column) {
                for (Origin origin : resolution.origins(column)) {
                    names.add(
                            origin.relation().schema() + "." + origin.relation().name() + "." + origin.column());
                }
            }
        });
        return names.stream().collect(Collectors.joining(","));
    }

    private static Long limit(Select tree) {
        return tree.getLimit() != null && tree.getLimit().getRowCount() instanceof LongValue rows
                ? rows.getValue()
                : null;
    }

    private static String name(Relation relation) {
        return relation.name().schema() + "." + relation.name().name();
    }
}
