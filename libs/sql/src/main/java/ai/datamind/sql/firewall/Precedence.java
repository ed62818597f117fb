package ai.datamind.sql.firewall;

import ai.datamind.sql.firewall.Grouping.Operator;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.*;
import net.sf.jsqlparser.expression.operators.conditional.*;
import net.sf.jsqlparser.expression.operators.relational.*;

/** PostgreSQL's operator precedence (gram.y), loosest 1. */
final class Precedence {
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int MATCH = 6;
    private static final int ANY_OPERATOR = 7;
    private static final int AT_TIME_ZONE = 11;
    private static final int COLLATE = 12;
    private static final int SIGN = 13;
    private static final int CAST = 15;
    private static final int SUBSCRIPT = 16;

    private static final Map<Class<?>, Integer> BINARY = Map.ofEntries(
            Map.entry(OrExpression.class, 1),
            Map.entry(AndExpression.class, 2),
            Map.entry(IsDistinctExpression.class, IS),
            Map.entry(EqualsTo.class, COMPARISON),
            Map.entry(NotEqualsTo.class, COMPARISON),
            Map.entry(GreaterThan.class, COMPARISON),
            Map.entry(GreaterThanEquals.class, COMPARISON),
            Map.entry(MinorThan.class, COMPARISON),
            Map.entry(MinorThanEquals.class, COMPARISON),
            Map.entry(LikeExpression.class, MATCH),
            Map.entry(SimilarToExpression.class, MATCH),
            Map.entry(Concat.class, ANY_OPERATOR),
            Map.entry(RegExpMatchOperator.class, ANY_OPERATOR),
            Map.entry(JsonOperator.class, ANY_OPERATOR),
            Map.entry(Contains.class, ANY_OPERATOR),
            Map.entry(ContainedBy.class, ANY_OPERATOR),
            Map.entry(DoubleAnd.class, ANY_OPERATOR),
            Map.entry(BitwiseAnd.class, ANY_OPERATOR),
            Map.entry(BitwiseOr.class, ANY_OPERATOR),
            Map.entry(BitwiseLeftShift.class, ANY_OPERATOR),
            Map.entry(BitwiseRightShift.class, ANY_OPERATOR),
            Map.entry(Addition.class, 8),
            Map.entry(Subtraction.class, 8),
            Map.entry(Multiplication.class, 9),
            Map.entry(Division.class, 9),
            Map.entry(Modulo.class, 9),
            Map.entry(BitwiseXor.class, 10));

    private Precedence() {}

    /** The operator at this node, or null where the node is closed (a name, a literal, a call, parentheses). */
    static Operator operator(Object node) {
        return switch (node) {
            case BinaryExpression e -> binary(e);
            case NotExpression e -> prefix(NOT, e.getExpression());
            case SignedExpression e -> prefix(SIGN, e.getExpression());
            case IsNullExpression e -> postfix(IS, e.getLeftExpression());
            case IsBooleanExpression e -> postfix(IS, e.getLeftExpression());
            case IsUnknownExpression e -> postfix(IS, e.getLeftExpression());
            case InExpression e -> postfix(MATCH, e.getLeftExpression());
            case Between e ->
                new Operator(
                        MATCH,
                        false,
                        e.getLeftExpression(),
                        List.of(e.getBetweenExpressionStart()),
                        e.getBetweenExpressionEnd());
            case JsonExpression e -> postfix(ANY_OPERATOR, true, e.getExpression());
            case TimezoneExpression e ->
                new Operator(
                        AT_TIME_ZONE,
                        true,
                        e.getLeftExpression(),
                        List.of(),
                        e.getTimezoneExpressions().getLast());
            case CollateExpression e -> postfix(COLLATE, true, e.getLeftExpression());
            case ArrayExpression e -> postfix(SUBSCRIPT, true, e.getObjExpression());
            case CastExpression e
            when !e.isUseCastKeyword() && !e.isImplicitCast() -> postfix(CAST, true, e.getLeftExpression());
            default -> null;
        };
    }

    private static Operator binary(BinaryExpression e) {
        Integer level = BINARY.get(e.getClass());
        if (level == null) {
            throw new Rejected(Reason.NOT_ALLOWED, "operator " + e.getClass().getSimpleName() + " is not allowed");
        }
        boolean associative = level < NOT || level >= ANY_OPERATOR;
        return new Operator(level, associative, e.getLeftExpression(), List.of(), e.getRightExpression());
    }

    private static Operator prefix(int level, Expression operand) {
        return new Operator(level, true, null, List.of(), operand);
    }

    private static Operator postfix(int level, Expression operand) {
        return postfix(level, false, operand);
    }

    private static Operator postfix(int level, boolean associative, Expression operand) {
        return new Operator(level, associative, operand, List.of(), null);
    }
}
