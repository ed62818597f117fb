package ai.datamind.semantic.interpret.intent;

import java.util.List;

/** A condition. */
public sealed interface Pred {

    record Cmp(Expr left, String op, Expr right) implements Pred {}

    record Between(Expr left, Expr low, Expr high, boolean negated) implements Pred {}

    record In(Expr left, List<Expr> values, boolean negated) implements Pred {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code pattern} without regard to case. */
    record Like(Expr left, String pattern, boolean negated) implements Pred {}

    record Null(Expr left, boolean negated) implements Pred {}

    record And(List<Pred> parts) implements Pred {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Pred> parts) implements Pred {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Pred part) implements Pred {}

    /** The value is among those of another scope; negated it is an anti-join, safe against missing values. */
    record Among(Expr.Col left, Scope scope, Expr.Col member, boolean negated) implements Pred {}
}
