package ai.datamind.semantic.interpret.intent;

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

    /** The rows that meet a condition, counted among all. */
    record CountIf(Pred condition) implements Expr {}

    default boolean aggregate() {
        return switch (this) {
            case Count c -> true;
            case Agg a -> true;
            case CountIf c -> true;
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
