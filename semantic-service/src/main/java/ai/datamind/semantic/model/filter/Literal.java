package ai.datamind.semantic.model.filter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A value in a condition. */
public sealed interface Literal {

    record Text(String value) implements Literal {
        public Text {
            if (value == null || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a text value must not be null or hold a zero character");
            }
        }
    }

    record Number(BigDecimal value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Date(LocalDate value) implements Literal {}

    record Timestamp(LocalDateTime value) implements Literal {}

    static Literal of(Object value) {
        return switch (value) {
            case null -> throw new IllegalArgumentException("a value must not be null: ask with is_null");
            case Literal literal -> literal;
            case Boolean bool -> new Bool(bool);
            case BigDecimal number -> new Number(number);
            case java.lang.Number number -> new Number(new BigDecimal(number.toString()));
            case LocalDate date -> new Date(date);
            case LocalDateTime time -> new Timestamp(time);
            default -> new Text(value.toString());
        };
    }
}
