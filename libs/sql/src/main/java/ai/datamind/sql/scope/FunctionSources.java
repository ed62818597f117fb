package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.TableFunction;

/** Functions in FROM: their arguments see the items before them; their columns are named by alias or function. */
final class FunctionSources {
    /** Functions whose columns have names of their own: "name type". */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "json_each", List.of("key text", "value json"),
            "json_each_text", List.of("key text", "value text"),
            "jsonb_each", List.of("key text", "value jsonb"),
            "jsonb_each_text", List.of("key text", "value text"),
            "json_array_elements", List.of("value json"),
            "jsonb_array_elements", List.of("value jsonb"),
            "json_array_elements_text", List.of("value text"),
            "jsonb_array_elements_text", List.of("value text"));

    private final ExpressionResolver expressions;
    private final Types types;

    FunctionSources(ExpressionResolver expressions, Types types) {
        this.expressions = expressions;
        this.types = types;
    }

    Source source(TableFunction node, Block block, Scope visible) {
        List<Function> calls = node.getFunctions();
        calls.forEach(call -> expressions.resolve(call, visible, block));
        Alias alias = node.getAlias();
        String given = alias == null || alias.getName() == null ? null : Identifiers.meant(alias.getName());
        String name = given == null ? CallTypes.name(calls.getFirst()) : given;
        if (defined(alias)) {
            return Source.function(node, block, name, definitions(alias, lineage(calls)), false);
        }
        List<Field> fields = new ArrayList<>();
        calls.forEach(call -> fields.addAll(fields(call, calls.size() == 1 ? name : CallTypes.name(call))));
        boolean scalar = fields.size() == 1;
        if (node.getWithClause() != null && node.getWithClause().strip().equalsIgnoreCase("ordinality")) {
            fields.add(new Field("ordinality", "int8", Set.of()));
            scalar = false;
        }
        List<Field> renamed = FromResolver.renamed(fields, QueryResolver.aliasColumns(alias));
        return Source.function(node, block, name, renamed, scalar);
    }

    /** {@code AS x(a int, b text)} says what a record holds. */
    private static boolean defined(Alias alias) {
        return alias != null
                && alias.getAliasColumns() != null
                && alias.getAliasColumns().stream().anyMatch(column -> column.colDataType != null);
    }

    private static List<Field> definitions(Alias alias, Set<Origin> origins) {
        return alias.getAliasColumns().stream()
                .map(c -> new Field(
                        Identifiers.meant(c.name),
                        c.colDataType == null ? null : TypeNames.shortName(c.colDataType.toString()),
                        origins))
                .toList();
    }

    private Set<Origin> lineage(List<Function> calls) {
        Set<Origin> origins = new HashSet<>();
        calls.forEach(call -> origins.addAll(types.lineage(call)));
        return origins;
    }

    /** @param name of the column, where the function has no better one */
    private List<Field> fields(Function call, String name) {
        Set<Origin> origins = types.lineage(call);
        List<Field> fields = new ArrayList<>();
        String function = CallTypes.name(call);
        if (COLUMNS.containsKey(function)) {
            for (String column : COLUMNS.get(function)) {
                String[] words = column.split(" ");
                fields.add(new Field(words[0], words[1], origins));
            }
        } else if (function.equals("unnest")) {
            List<? extends Expression> arrays = call.getParameters() == null ? List.of() : call.getParameters();
            for (Expression array : arrays) {
                String column = arrays.size() == 1 ? name : "unnest";
                fields.add(new Field(column, Types.element(types.of(array).type()), origins));
            }
        } else {
            fields.add(new Field(name, types.of(call).type(), origins));
        }
        return fields;
    }
}
