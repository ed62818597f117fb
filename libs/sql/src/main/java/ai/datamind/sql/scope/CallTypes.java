package ai.datamind.sql.scope;

import ai.datamind.sql.function.Call;
import ai.datamind.sql.function.Signatures;
import ai.datamind.sql.text.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.Select;

/** Calls: by signature, save the ones whose totality hangs on a literal argument. */
final class CallTypes {
    private static final Set<String> UNITS = Set.of(
            "year",
            "quarter",
            "month",
            "week",
            "day",
            "hour",
            "minute",
            "second",
            "dow",
            "doy",
            "isodow",
            "isoyear",
            "epoch",
            "decade",
            "century",
            "millennium");
    private static final Set<String> DATED = Set.of("date", "timestamp", "timestamptz");

    /** Over exact numbers they cannot overflow in practice: sums widen. */
    private static final Set<String> SAFE_AGGREGATES =
            Set.of("count", "min", "max", "sum", "avg", "bool_and", "bool_or", "every");

    private final Types types;

    CallTypes(Types types) {
        this.types = types;
    }

    Call judge(Expression expression) {
        return switch (expression) {
            case Function call -> function(call);
            case AnalyticExpression call -> analytic(call);
            case ExtractExpression e -> unit(e.getName(), types.type(e.getExpression()), "numeric");
            case TrimFunction e -> Call.total("text");
            case TimezoneExpression e -> timezone(e);
            default -> Call.UNKNOWN;
        };
    }

    static String name(Function call) {
        List<String> parts = call.getMultipartName();
        return parts == null ? "" : Identifiers.meant(parts.getLast());
    }

    static boolean isAny(Expression e) {
        return e instanceof Function call && Set.of("any", "all", "some").contains(name(call));
    }

    static Expression argument(Expression call) {
        ExpressionList<?> list = ((Function) call).getParameters();
        return list == null || list.isEmpty() ? null : list.getFirst();
    }

    private Call function(Function call) {
        List<? extends Expression> arguments = call.getParameters() == null ? List.of() : call.getParameters();
        String name = name(call);
        return switch (name) {
            case "coalesce", "greatest", "least" -> {
                String common = Types.common(arguments.stream().map(types::type).toList());
                yield new Call(common, common != null, true);
            }
            case "nullif" -> {
                Call equal = Signatures.postgresql()
                        .operator("=", types.type(arguments.getFirst()), types.type(arguments.getLast()));
                yield new Call(types.type(arguments.getFirst()), equal.total(), equal.immutable());
            }
            case "any", "all", "some" -> Call.total(null);
            case "row", "grouping" -> Call.total(name.equals("row") ? null : "int4");
            case "array" -> new Call(arrayOf(arguments), true, false);
            case "current_timestamp", "current_time" ->
                new Call(name.equals("current_time") ? "timetz" : "timestamptz", true, false);
            case "localtimestamp", "localtime" ->
                new Call(name.equals("localtime") ? "time" : "timestamp", true, false);
            case "date_trunc" -> dateTrunc(arguments);
            case "date_part" ->
                literal(arguments.getFirst()) == null
                        ? Call.partial("float8")
                        : unit(literal(arguments.getFirst()), types.type(arguments.getLast()), "float8");
            case "substring", "substr" -> substring(call, arguments);
            case "position" -> Call.total("int4");
            case "overlay" -> Call.partial("text");
            default -> called(name, arguments);
        };
    }

    private Call called(String name, List<? extends Expression> arguments) {
        Call found = Signatures.postgresql()
                .function(name, arguments.stream().map(types::type).toList());
        boolean exact = arguments.stream()
                .noneMatch(a -> Set.of("float4", "float8", "").contains(String.valueOf(types.type(a))));
        return SAFE_AGGREGATES.contains(name) && exact ? new Call(typeOf(name, found, arguments), true, true) : found;
    }

    private String typeOf(String name, Call found, List<? extends Expression> arguments) {
        boolean same = found.type() == null && (name.equals("min") || name.equals("max")) && arguments.size() == 1;
        return same ? types.type(arguments.getFirst()) : found.type();
    }

    private String arrayOf(List<? extends Expression> arguments) {
        if (arguments.size() == 1 && arguments.getFirst() instanceof Select query) {
            return Types.array(types.of(query).type());
        }
        return null;
    }

    private Call analytic(AnalyticExpression call) {
        List<String> arguments = new ArrayList<>();
        for (Expression argument : new Expression[] {call.getExpression(), call.getOffset(), call.getDefaultValue()}) {
            if (argument != null) {
                arguments.add(types.type(argument));
            }
        }
        String name = Identifiers.meant(call.getName().substring(call.getName().lastIndexOf('.') + 1));
        Call found = Signatures.postgresql().function(name, arguments);
        boolean same = Set.of(
                        "lag", "lead", "first_value", "last_value", "nth_value", "min", "max", "mode", "any_value")
                .contains(name);
        return found.typed(found.type() == null && same && !arguments.isEmpty() ? arguments.getFirst() : found.type());
    }

    private Call dateTrunc(List<? extends Expression> arguments) {
        String type = types.type(arguments.get(1));
        String result = "date".equals(type) ? "timestamptz" : type;
        String unit = literal(arguments.getFirst());
        boolean total =
                unit != null && UNITS.contains(unit) && ("timestamp".equals(type) || "timestamptz".equals(type));
        return new Call(result, total && arguments.size() == 2, "timestamp".equals(type));
    }

    private static Call unit(String unit, String type, String result) {
        String word = unit.toLowerCase(Locale.ROOT).replace("'", "").replace("\"", "");
        boolean dated = DATED.contains(type == null ? "" : type);
        boolean timeUnitOfDate =
                "date".equals(type) && Set.of("hour", "minute", "second").contains(word);
        return new Call(result, dated && !timeUnitOfDate && UNITS.contains(word), !"timestamptz".equals(type));
    }

    /** A negative length fails, so only literals are known to be safe. */
    private Call substring(Function call, List<? extends Expression> arguments) {
        List<Expression> all = new ArrayList<>(arguments);
        if (call.getKeywordArguments() != null) {
            call.getKeywordArguments().forEach(k -> all.add(k.getExpression()));
        }
        if (call.getNamedParameters() != null) {
            all.addAll(call.getNamedParameters());
        }
        boolean numbers = all.stream().skip(1).allMatch(LongValue.class::isInstance);
        String type = all.isEmpty() ? null : types.type(all.getFirst());
        boolean text = type != null
                && Set.of("text", "varchar", "bpchar", TypeNames.UNKNOWN).contains(type);
        return new Call("bytea".equals(type) ? "bytea" : "text", numbers && text && all.size() > 1, true);
    }

    private Call timezone(TimezoneExpression e) {
        String type = types.type(e.getLeftExpression());
        String result = "timestamp".equals(type) ? "timestamptz" : "timestamptz".equals(type) ? "timestamp" : null;
        return new Call(result, false, true);
    }

    private static String literal(Expression e) {
        return e instanceof StringValue value ? value.getValue().toLowerCase(Locale.ROOT) : null;
    }
}
