package ai.datamind.semantic.interpret.ask;

import java.util.List;
import java.util.stream.Stream;

/** A number made of others, as it was said: no word of it has its column yet. */
public sealed interface Formula {

    /** Something shown or counted, or another formula with a function over it. */
    record Of(Shown term) implements Formula {}

    /** {@code unit} is a unit of time the number was said in ("34 minutes"), or null. */
    record Constant(double value, String unit) implements Formula {}

    /** {@code operator} is one of + - * /. */
    record Both(String operator, Formula left, Formula right) implements Formula {}

    /** A number over some rows only ("the population of Texas", "female patients"). */
    record Among(Formula of, List<Condition> only) implements Formula {
        public Among {
            only = List.copyOf(only);
        }
    }

    /** The time from one moment to another; {@code unit} says in what it is counted, null when nothing was said. */
    record Span(Shown from, Shown to, String unit) implements Formula {}

    /** Which day of the week a moment falls on, Monday the first; {@code hints} are the words said about the moment. */
    record Weekday(List<String> hints) implements Formula {
        public Weekday {
            hints = List.copyOf(hints);
        }
    }

    /** Years since a birth. */
    record Age(Shown owner) implements Formula {}

    /** The things it is computed from, as they were said. */
    default List<Shown> terms() {
        return switch (this) {
            case Of o ->
                o.term().formula() == null
                        ? List.of(o.term())
                        : o.term().formula().terms();
            case Constant c -> List.of();
            case Both b ->
                Stream.concat(b.left().terms().stream(), b.right().terms().stream())
                        .toList();
            case Among a -> a.of().terms();
            case Span s -> List.of(s.from(), s.to());
            case Weekday w -> List.of();
            case Age a -> List.of();
        };
    }
}
