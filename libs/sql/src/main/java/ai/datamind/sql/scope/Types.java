package ai.datamind.sql.scope;

import ai.datamind.sql.function.Call;
import ai.datamind.sql.function.Signatures;
import ai.datamind.sql.function.TypeCasts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.arithmetic.*;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Type and totality of each expression node by itself (its operands judged apart). */
public final class Types {
    private static final String BOOL = "bool";
    private final Resolution resolution;
    private final CallTypes calls = new CallTypes(this);
    private final Map<Expression, Call> known = new IdentityHashMap<>();

    public Types(Resolution resolution) {
        this.resolution = resolution;
    }

    public Call of(Expression expression) {
        if (expression == null) {
            return Call.total(TypeNames.UNKNOWN);
        }
        Call call = known.get(expression);
        if (call == null) {
            call = judge(expression);
            known.put(expression, call);
        }
        return call;
    }

    String type(Expression expression) {
        return of(expression).type();
    }

    private Call judge(Expression expression) {
        return switch (expression) {
            case Column column -> Call.total(columnType(column));
            case NullValue e -> Call.total(TypeNames.UNKNOWN);
            case StringValue e -> Call.total(TypeNames.UNKNOWN);
            case BooleanValue e -> Call.total(BOOL);
            case DoubleValue e -> Call.total("numeric");
            case LongValue e -> Call.total(integer(e.getStringValue()));
            case DateTimeLiteralExpression e -> Call.total(e.getType().name().toLowerCase(Locale.ROOT));
            case IntervalExpression e -> Call.total("interval");
            case JdbcParameter e -> new Call(TypeNames.UNKNOWN, true, false);
            case TimeKeyExpression e -> new Call(keyType(e), true, false);
            case AndExpression e -> Call.total(BOOL);
            case OrExpression e -> Call.total(BOOL);
            case NotExpression e -> Call.total(BOOL);
            case IsNullExpression e -> Call.total(BOOL);
            case IsBooleanExpression e -> Call.total(BOOL);
            case IsUnknownExpression e -> Call.total(BOOL);
            case ExistsExpression e -> Call.total(BOOL);
            case IsDistinctExpression e -> compared("=", e.getLeftExpression(), e.getRightExpression());
            case LikeExpression e -> like(e);
            case RegExpMatchOperator e -> new Call(BOOL, false, true);
            case SimilarToExpression e -> new Call(BOOL, false, true);
            case BinaryExpression e -> binary(e);
            case Between e -> between(e);
            case InExpression e -> compared("=", e.getLeftExpression(), e.getRightExpression());
            case OverlapsCondition e -> Call.partial(BOOL);
            case SignedExpression e ->
                Signatures.postgresql().operator(String.valueOf(e.getSign()), "", type(e.getExpression()));
            case ParenthesedExpressionList<?> e ->
                e.size() == 1 ? of(e.getFirst()).typed(type(e.getFirst())) : row();
            case CaseExpression e -> caseOf(e);
            case CastExpression e -> cast(e);
            case CollateExpression e -> Call.total(type(e.getLeftExpression()));
            case Select query -> new Call(outputType(query), false, false);
            case AnyComparisonExpression e -> new Call(outputType(e.getSelect()), true, true);
            case ArrayConstructor e ->
                Call.total(
                        e.getExpressions().isEmpty()
                                ? null
                                : array(type(e.getExpressions().getFirst())));
            case ArrayExpression e -> subscripted(e);
            case JsonExpression e -> json(e);
            case AllColumns e -> Call.total(null);
            case DateUnitExpression e -> Call.total(null);
            default -> calls.judge(expression);
        };
    }

    private static Call row() {
        return new Call(null, true, true);
    }

    private String columnType(Column column) {
        return switch (resolution.binding(column)) {
            case Binding.ToField to -> to.field().type();
            case Binding.ToMerged to -> to.parts().getFirst().field().type();
            case Binding.ToOutput to -> null;
            case Binding.ToRow to -> null;
            case Binding.ToKeyword to -> to.type();
        };
    }

    private static String integer(String digits) {
        if (digits.length() < 10) {
            return "int4";
        }
        try {
            long value = Long.parseLong(digits);
            return value <= Integer.MAX_VALUE ? "int4" : "int8";
        } catch (NumberFormatException e) {
            return "numeric";
        }
    }

    private static String keyType(TimeKeyExpression key) {
        return switch (key.getStringValue().toLowerCase(Locale.ROOT).replace("()", "")) {
            case "current_date" -> "date";
            case "current_time" -> "timetz";
            default -> "timestamptz";
        };
    }

    private Call binary(BinaryExpression e) {
        if (Clock.moved(e)) {
            return new Call(type(e.getLeftExpression()), true, false);
        }
        String symbol = e instanceof BitwiseXor ? "^" : e.getStringExpression().strip();
        return compared(symbol.equals("!=") ? "<>" : symbol, e.getLeftExpression(), e.getRightExpression());
    }

    /** An operator between values, lists of values, rows, a query's column or ANY of an array. */
    private Call compared(String symbol, Expression left, Expression right) {
        if (rowSize(left) > 1) {
            return rows(symbol, (ExpressionList<?>) left, right);
        }
        if (right instanceof ExpressionList<?> list && !(list.size() == 1 && list.getFirst() instanceof Select)) {
            Call all = Call.total(BOOL);
            for (Expression one : list) {
                all = both(all, Signatures.postgresql().operator(symbol, type(left), type(one)));
            }
            return list.size() == 1 ? Signatures.postgresql().operator(symbol, type(left), type(list.getFirst())) : all;
        }
        String rightType = CallTypes.isAny(right) ? element(type(CallTypes.argument(right))) : type(right);
        return Signatures.postgresql().operator(symbol, beside(left, rightType), beside(right, type(left), rightType));
    }

    /** A number literal beside a float is read as one: no value of a literal is too large for it while planning goes well. */
    private String beside(Expression literal, String other) {
        return beside(literal, other, type(literal));
    }

    private static String beside(Expression e, String other, String own) {
        boolean number = e instanceof LongValue || e instanceof DoubleValue;
        return number && ("float8".equals(other) || "float4".equals(other)) ? "float8" : own;
    }

    private Call rows(String symbol, ExpressionList<?> left, Expression right) {
        if (!(right instanceof ExpressionList<?> list)) {
            return right instanceof Select query ? rowToQuery(symbol, left, query) : Call.partial(BOOL);
        }
        Call all = Call.total(BOOL);
        List<?> tuples = rowSize(list) > 1 && rowSize((Expression) list.getFirst()) > 1 ? list : List.of(list);
        for (Object tuple : tuples) {
            if (!(tuple instanceof ExpressionList<?> values) || values.size() != left.size()) {
                return Call.partial(BOOL);
            }
            for (int i = 0; i < left.size(); i++) {
                all = both(all, compared(symbol, left.get(i), values.get(i)));
            }
        }
        return all;
    }

    private Call rowToQuery(String symbol, ExpressionList<?> left, Select query) {
        Block block = resolution.block(query);
        if (block == null || block.outputs().size() != left.size()) {
            return Call.partial(BOOL);
        }
        Call all = Call.total(BOOL);
        for (int i = 0; i < left.size(); i++) {
            String type = block.outputs().get(i).type();
            all = both(all, Signatures.postgresql().operator(symbol, type(left.get(i)), type));
        }
        return all;
    }

    private static int rowSize(Expression e) {
        return e instanceof ExpressionList<?> list ? list.size() : 1;
    }

    private static Call both(Call a, Call b) {
        return new Call(BOOL, a.total() && b.total(), a.immutable() && b.immutable());
    }

    private Call between(Between e) {
        return both(
                compared(">=", e.getLeftExpression(), e.getBetweenExpressionStart()),
                compared("<=", e.getLeftExpression(), e.getBetweenExpressionEnd()));
    }

    /** A pattern fails only where a single backslash ends it. */
    private Call like(LikeExpression e) {
        boolean plain = e.getRightExpression() instanceof StringValue pattern
                && (pattern.getPrefix() == null || pattern.getPrefix().isEmpty())
                && pattern.getValue().indexOf('\\') < 0;
        String type = type(e.getLeftExpression());
        boolean text = "text".equals(type) || "varchar".equals(type) || "bpchar".equals(type);
        boolean simple = e.getEscape() == null && e.getLikeKeyWord() != LikeExpression.KeyWord.SIMILAR_TO;
        return new Call(BOOL, plain && text && simple, true);
    }

    /** {@code a[1][2]} is an element, whatever the dimensions; with a slice among them, an array; of a document, a document. */
    private Call subscripted(ArrayExpression e) {
        boolean slice = false;
        boolean whole = true;
        boolean word = true;
        Expression of = e;
        while (of instanceof ArrayExpression step) {
            slice |= step.getIndexExpression() == null;
            for (Expression subscript : new Expression[] {
                step.getIndexExpression(), step.getStartIndexExpression(), step.getStopIndexExpression()
            }) {
                String type = subscript == null ? "int4" : type(subscript);
                whole &= "int4".equals(type) || "int2".equals(type);
                word &= "int4".equals(type) || "text".equals(type) || subscript instanceof StringValue;
            }
            of = step.getObjExpression();
        }
        String type = type(of);
        boolean array = element(type) != null;
        return new Call(slice || !array ? type : element(type), array ? whole : word && "jsonb".equals(type), true);
    }

    private Call caseOf(CaseExpression e) {
        List<String> types = new ArrayList<>();
        boolean total = true;
        for (WhenClause when : e.getWhenClauses()) {
            types.add(type(when.getThenExpression()));
            if (e.getSwitchExpression() != null) {
                total &= compared("=", e.getSwitchExpression(), when.getWhenExpression())
                        .total();
            }
        }
        if (e.getElseExpression() != null) {
            types.add(type(e.getElseExpression()));
        }
        String common = common(types);
        return new Call(common, total && common != null, true);
    }

    private Call cast(CastExpression e) {
        String from = type(e.getLeftExpression());
        String spelled = e.getColDataType().toString();
        String to = TypeNames.shortName(spelled);
        boolean literal = e.getLeftExpression() instanceof StringValue || e.getLeftExpression() instanceof NullValue;
        boolean total = literal
                || (!TypeNames.UNKNOWN.equals(from) && TypeCasts.explicitTotal(from, to, spelled.contains("(")));
        boolean immutable =
                literal || to.equals(from) || (TypeCasts.builtIn(to) && !to.startsWith("time") && !"text".equals(to));
        return new Call(to, total, immutable);
    }

    private Call json(JsonExpression e) {
        Call all = of(e.getExpression());
        for (Map.Entry<Expression, String> step : e.getIdentList()) {
            Call call = Signatures.postgresql().operator(step.getValue(), all.type(), stepType(step));
            all = new Call(call.type(), all.total() && call.total(), call.immutable());
        }
        return all;
    }

    private String stepType(Map.Entry<Expression, String> step) {
        String type = type(step.getKey());
        return TypeNames.UNKNOWN.equals(type) ? step.getValue().startsWith("#") ? "_text" : "text" : type;
    }

    private String outputType(Select query) {
        Block block = resolution.block(query);
        return block == null || block.outputs().size() != 1
                ? null
                : block.outputs().getFirst().type();
    }

    /** One type for several results where it needs no cast that may fail; else null. */
    static String common(List<String> types) {
        String common = TypeNames.UNKNOWN;
        for (String type : types) {
            if (type == null) {
                return null;
            }
            common = TypeNames.UNKNOWN.equals(common)
                    ? type
                    : TypeNames.UNKNOWN.equals(type) ? common : wider(common, type);
            if (common == null) {
                return null;
            }
        }
        return TypeNames.UNKNOWN.equals(common) ? "text" : common;
    }

    private static String wider(String a, String b) {
        if (a.equals(b) || (TypeCasts.explicitTotal(b, a, false) && numeric(a) && numeric(b))) {
            return a;
        }
        if (TypeCasts.explicitTotal(a, b, false) && numeric(a) && numeric(b)) {
            return b;
        }
        boolean texts = (a + b).matches("(text|varchar|bpchar)(text|varchar|bpchar)");
        return texts ? "text" : null;
    }

    private static boolean numeric(String type) {
        return (type.startsWith("int") && !type.equals("interval"))
                || type.startsWith("float")
                || type.equals("numeric");
    }

    static String element(String type) {
        return type != null && type.startsWith("_") ? type.substring(1) : null;
    }

    static String array(String type) {
        return type == null || type.startsWith("_") ? null : TypeNames.UNKNOWN.equals(type) ? "_text" : "_" + type;
    }

    java.util.Set<Origin> lineage(Expression expression) {
        return new Lineage(resolution).of(expression);
    }
}
