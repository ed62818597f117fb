package ai.datamind.semantic.interpret.intent;

import java.util.List;

/** A value per row or per group. */
public sealed interface Expr {

    /** A column of one instance of a table; {@code via} is the edge that leads to that instance, or -1 for any. */
    record Col(int column, int via) implements Expr {}

    /** Rows of an instance: all of them, or the different values of {@code of}. */
    record Count(Instance rows, Col of) implements Expr {}

    /** {@code function} is sum, avg, min, max or median. */
    record Agg(String function, Expr of, boolean distinct) implements Expr {}

    /** A date cut to a grain. */
    record Cut(String grain, Col of) implements Expr {}

    /** A number out of a date ("year"). */
    record Part(String part, Expr of) implements Expr {}

    record Text(String value) implements Expr {}

    record Num(String digits) implements Expr {}

    record Day(java.time.LocalDate value) implements Expr {}

    record Bool(boolean value) implements Expr {}

    /** One value out of another scope. */
    record Scalar(Scope scope) implements Expr {}

    record Math(String operator, Expr left, Expr right) implements Expr {}

    /** The time from one moment to another, counted in {@code unit}; null for days of dates and spans of times. */
    record Span(Expr from, Expr to, String unit) implements Expr {}

    /** Whole years from a day until today. */
    record Age(Expr since) implements Expr {}

    /** An aggregate over the rows that meet a condition only. */
    record Filtered(Expr of, Pred condition) implements Expr {}

    /** An aggregate added up along an order, from the first group on. */
    record Running(Expr of, List<Scope.Key> along, List<Expr> within) implements Expr {
        public Running {
            along = List.copyOf(along);
            within = List.copyOf(within);
        }
    }

    /** The rows that meet a condition, counted among all. */
    record CountIf(Pred condition) implements Expr {}

    default boolean aggregate() {
        return switch (this) {
            case Count c -> true;
            case Agg a -> true;
            case CountIf c -> true;
            case Span x -> x.from().aggregate() || x.to().aggregate();
            case Age a -> a.since().aggregate();
            case Filtered f -> true;
            case Running r -> true;
            case Math m -> m.left().aggregate() || m.right().aggregate();
            case Col c -> false;
            case Cut c -> false;
            case Part p -> p.of().aggregate();
            case Text t -> false;
            case Num n -> false;
            case Day d -> false;
            case Bool b -> false;
            case Scalar s -> false;
        };
    }
}
