package ai.datamind.sql.govern.predicate;

import ai.datamind.sql.govern.ledger.OpenValues;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.scope.Types;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;

/**
 * Placeholders of a policy into parameters of the type they are compared with:
 * {@code region_id = ${user.attributes.region}} → {@code region_id = $2::int8};
 * {@code owner IN (${user.groups})} → {@code owner = ANY ($3::text[])}.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([A-Za-z0-9_.\\-]+)\\s*}");
    /** Beyond any number that a caller's own parameter may have. */
    private static final int FIRST = 900_000;

    private final List<String> names;
    private final PolicySet policies;
    private final OpenValues values;
    /** What stands in a placeholder's place is not looked into again. */
    private final Set<Object> done = Collections.newSetFromMap(new IdentityHashMap<>());

    Placeholders(List<String> names, PolicySet policies, OpenValues values) {
        this.names = names;
        this.policies = policies;
        this.values = values;
    }

    /**
     * {@code ${user.id}} → {@code $900000}: a parameter the parser knows, outside every quote.
     *
     * @param names takes up the names in order
     */
    static String numbered(String text, List<String> names) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder numbered = new StringBuilder();
        while (matcher.find()) {
            long quotes = text.substring(0, matcher.start())
                    .chars()
                    .filter(c -> c == '\'')
                    .count();
            if (quotes % 2 != 0) {
                throw new Rejected(Reason.BAD_POLICY, "a placeholder inside quotes");
            }
            names.add(matcher.group(1));
            matcher.appendReplacement(numbered, "\\$" + (FIRST + names.size() - 1));
        }
        return matcher.appendTail(numbered).toString();
    }

    private static boolean placeholder(JdbcParameter parameter) {
        return parameter.getIndex() >= FIRST;
    }

    @SuppressWarnings("ReferenceEquality")
    void replace(Object node, Types types) {
        Trees.replaceChildren(node, child -> {
            Object replaced = replaced(node, child, types);
            if (replaced != child) {
                done.add(replaced);
            }
            return replaced;
        });
        Trees.children(node, child -> {
            if (!done.contains(child)) {
                replace(child, types);
            }
        });
    }

    private Object replaced(Object parent, Object child, Types types) {
        if (child instanceof InExpression in && isList(in)) {
            return anyOf(in, types);
        }
        if (child instanceof InExpression in && in.getRightExpression() instanceof ExpressionList<?> list) {
            inList(list, bindable(types.of(in.getLeftExpression()).type()));
        }
        if (!(child instanceof JdbcParameter parameter)) {
            return child;
        }
        if (!placeholder(parameter)) {
            throw new Rejected(Reason.BAD_POLICY, "a policy names attributes, not numbered parameters");
        }
        return snippet(name(parameter), expected(parent, child, types));
    }

    private Expression snippet(String name, String type) {
        boolean list = policies.bindings().get(name) instanceof List<?>;
        String element = type.startsWith("_") ? type.substring(1) : type;
        return Snippets.expression(values.sql(name, (list || type.startsWith("_") ? "_" : "") + element));
    }

    private String name(JdbcParameter parameter) {
        String name = names.get(parameter.getIndex() - FIRST);
        if (!policies.bindings().containsKey(name)) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "the subject has no " + name);
        }
        return name;
    }

    private boolean isList(InExpression in) {
        return in.getRightExpression() instanceof ExpressionList<?> list
                && list.size() == 1
                && list.getFirst() instanceof JdbcParameter parameter
                && placeholder(parameter)
                && policies.bindings().get(name(parameter)) instanceof List<?>;
    }

    /** {@code tenant IN (0, ${user.attributes.tenant})}: each value is of the left side's type. */
    private void inList(ExpressionList<?> list, String type) {
        Trees.replaceChildren(list, element -> {
            boolean named = element instanceof JdbcParameter p && placeholder(p);
            if (!named || done.contains(element)) {
                return element;
            }
            Expression value = snippet(name((JdbcParameter) element), type);
            done.add(value);
            return value;
        });
    }

    private Expression anyOf(InExpression in, Types types) {
        JdbcParameter parameter = (JdbcParameter) ((ExpressionList<?>) in.getRightExpression()).getFirst();
        String type = bindable(types.of(in.getLeftExpression()).type());
        Function any = new Function(in.isNot() ? "ALL" : "ANY", snippet(name(parameter), "_" + type));
        return in.isNot() ? new NotEqualsTo(in.getLeftExpression(), any) : new EqualsTo(in.getLeftExpression(), any);
    }

    @SuppressWarnings("ReferenceEquality")
    private static String expected(Object parent, Object child, Types types) {
        return switch (parent) {
            case BinaryExpression e ->
                bindable(types.of(e.getLeftExpression() == child ? e.getRightExpression() : e.getLeftExpression())
                        .type());
            case Between e -> bindable(types.of(e.getLeftExpression()).type());
            case CastExpression e -> "text";
            default -> "text";
        };
    }

    /** The type a value is bound as: wide enough for every value of the column's type, comparable without a cast. */
    private static String bindable(String type) {
        String of = type == null ? "text" : type;
        return switch (of) {
            case "int2", "int4", "int8" -> "int8";
            case "float4", "float8" -> "float8";
            default ->
                Set.of("numeric", "bool", "date", "timestamp", "timestamptz", "uuid", "bpchar")
                                .contains(of)
                        ? of
                        : "text";
        };
    }
}
