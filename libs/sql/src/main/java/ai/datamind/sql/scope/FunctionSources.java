package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.TableFunction;

/** Functions in FROM: their arguments see the items before them; their columns are named by alias or function. */
final class FunctionSources {
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "json_each", List.of("key", "value"),
            "json_each_text", List.of("key", "value"),
            "jsonb_each", List.of("key", "value"),
            "jsonb_each_text", List.of("key", "value"),
            "json_array_elements", List.of("value"),
            "jsonb_array_elements", List.of("value"),
            "json_array_elements_text", List.of("value"),
            "jsonb_array_elements_text", List.of("value"));

    private final ExpressionResolver expressions;
    private final Types types;

    FunctionSources(ExpressionResolver expressions, Types types) {
        this.expressions = expressions;
        this.types = types;
    }

    Source source(TableFunction node, Block block, Scope visible) {
        Function call = node.getFunction();
        expressions.resolve(call, visible, block);
        Alias alias = node.getAlias();
        String function = CallTypes.name(call);
        String name = alias == null ? function : Identifiers.meant(alias.getName());
        List<Field> fields = fields(call, function, name, alias != null);
        if ("ordinality"
                .equalsIgnoreCase(
                        node.getWithClause() == null ? "" : node.getWithClause().strip())) {
            fields.add(new Field("ordinality", "int8", Set.of()));
        }
        return Source.function(node, block, name, FromResolver.renamed(fields, QueryResolver.aliasColumns(alias)));
    }

    private List<Field> fields(Function call, String function, String name, boolean aliased) {
        Set<Origin> origins = types.lineage(call);
        List<Field> fields = new ArrayList<>();
        if (COLUMNS.containsKey(function)) {
            List<String> names = COLUMNS.get(function);
            String single = names.size() == 1 && aliased ? name : names.getFirst();
            fields.add(new Field(single, null, origins));
            names.stream().skip(1).forEach(n -> fields.add(new Field(n, null, origins)));
            return fields;
        }
        if (function.equals("unnest")) {
            List<? extends Expression> arrays = call.getParameters() == null ? List.of() : call.getParameters();
            for (Expression array : arrays) {
                String column = arrays.size() == 1 ? name : "unnest";
                fields.add(new Field(column, Types.element(types.of(array).type()), origins));
            }
            return fields;
        }
        if (function.isEmpty()) {
            throw new Rejected(Reason.UNSUPPORTED, "ROWS FROM is not supported");
        }
        fields.add(new Field(name, types.of(call).type(), origins));
        return fields;
    }
}
