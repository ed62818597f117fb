package ai.datamind.evaluation.compile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows made comparable: numbers to 4 decimals, truth values as 1 and 0, times as text. */
final class Rows {

    private Rows() {}

    static List<String> normal(List<? extends List<?>> rows, boolean ordered) {
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(row.stream().map(Rows::cell).toList().toString()));
        if (!ordered) {
            Collections.sort(lines);
        }
        return lines;
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "∅";
            case Boolean bool -> number(bool ? BigDecimal.ONE : BigDecimal.ZERO);
            case Float single when single.isNaN() || single.isInfinite() -> single.toString();
            case Double real when real.isNaN() || real.isInfinite() -> real.toString();
            case Number number -> number(new BigDecimal(number.toString()));
            case java.sql.Timestamp time ->
                time.toLocalDateTime().toString().replace('T', ' ')
                        + (time.toLocalDateTime().getSecond() == 0 ? ":00" : "");
            case java.sql.Date date -> date + " 00:00:00";
            default -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        BigDecimal rounded = value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
