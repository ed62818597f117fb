package ai.datamind.sql.meaning;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Literals in one spelling. */
final class Constants {
    private Constants() {}

    /** Numbers without trailing zeros, texts in lower case; empty for what is no literal. */
    static Optional<String> of(Expression expression) {
        return switch (expression) {
            case StringValue text -> Optional.of(text.getValue().strip().toLowerCase(Locale.ROOT));
            case LongValue number -> Optional.of(plain(number.getStringValue()));
            case DoubleValue number -> Optional.of(plain(number.toString()));
            case DateTimeLiteralExpression date -> Optional.of(date.getValue().replace("'", ""));
            case CastExpression cast -> of(cast.getLeftExpression());
            case SignedExpression signed ->
                of(signed.getExpression()).map(value -> signed.getSign() == '-' ? "-" + value : value);
            case ParenthesedExpressionList<?> one when one.size() == 1 -> of(one.getFirst());
            case null, default -> Optional.empty();
        };
    }

    /** A date where the text begins with one. */
    static Optional<LocalDate> date(String constant) {
        try {
            return constant.length() >= 10 ? Optional.of(LocalDate.parse(constant.substring(0, 10))) : Optional.empty();
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The bound a date makes: its year where it is the first or the last day of one, so that ways to say "in 1995" meet. */
    static String bound(LocalDate date) {
        boolean edge = date.getDayOfYear() == 1 || date.getDayOfYear() == date.lengthOfYear();
        return edge ? String.valueOf(date.getYear()) : date.toString();
    }

    private static String plain(String number) {
        try {
            return new BigDecimal(number).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException unusual) {
            return number;
        }
    }
}
