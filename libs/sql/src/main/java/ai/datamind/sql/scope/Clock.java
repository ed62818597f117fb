package ai.datamind.sql.scope;

import java.util.Set;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;

/**
 * The present moment moved by a literal of sane size ({@code current_date - interval '30 days'}): no calendar overflows,
 * so the most common of all filters needs no guard.
 */
final class Clock {
    private static final int MOST_CHARACTERS = 24;
    private static final int MOST_DIGITS = 6;

    private Clock() {}

    static boolean moved(BinaryExpression e) {
        boolean steps = e instanceof Addition || e instanceof Subtraction;
        return steps && now(e.getLeftExpression()) && small(e.getRightExpression());
    }

    private static boolean now(Expression e) {
        return switch (e) {
            case TimeKeyExpression key -> true;
            case BinaryExpression moved -> moved(moved);
            case CastExpression cast ->
                now(cast.getLeftExpression())
                        && Set.of("date", "timestamp", "timestamptz")
                                .contains(TypeNames.shortName(
                                        cast.getColDataType().toString()));
            case Function call -> now(call);
            default -> false;
        };
    }

    private static boolean now(Function call) {
        String name = CallTypes.name(call);
        boolean unit = name.equals("date_trunc")
                && call.getParameters().size() == 2
                && call.getParameters().getFirst() instanceof StringValue;
        return name.equals("now")
                || (unit && now((Expression) call.getParameters().get(1)));
    }

    private static boolean small(Expression e) {
        return switch (e) {
            case LongValue days -> days.getStringValue().length() <= MOST_DIGITS;
            case IntervalExpression interval -> shortText(interval.getParameter());
            case CastExpression cast ->
                cast.getLeftExpression() instanceof StringValue text
                        && cast.getColDataType().toString().equalsIgnoreCase("interval")
                        && shortText(text.getValue());
            default -> false;
        };
    }

    /** At most six digits in a row: years beyond that are no question anybody asks. */
    private static boolean shortText(String text) {
        return text != null && text.length() <= MOST_CHARACTERS && !text.matches(".*\\d{" + MOST_DIGITS + ",}.*");
    }
}
