package ai.datamind.semantic.interpret.ask;

import ai.datamind.semantic.interpret.link.Chunk;
import java.util.List;

/** Which rows. */
public sealed interface Condition {

    /**
     * A value compared. {@code left} may be null: then the value or its neighbours choose the column. {@code near} is the
     * content chunk beside it, {@code hints} the words between (they choose roles). With {@code all}, every value must be
     * met by some row.
     */
    record Compare(
            Shown left, String op, List<Chunk> values, boolean negated, boolean all, Chunk near, List<String> hints)
            implements Condition {
        public Compare {
            values = List.copyOf(values);
            hints = List.copyOf(hints);
        }

        public Compare withValues(List<Chunk> more, boolean every) {
            return new Compare(left, op, more, negated, every, near, hints);
        }
    }

    /** Rows of another entity that must exist, must not, or must be so many. {@code op} is null when not counted. */
    record Related(Ask other, boolean negated, String op, Double count, List<String> hints) implements Condition {
        public Related {
            hints = List.copyOf(hints);
        }
    }

    /** One of several. */
    record Either(List<Condition> parts) implements Condition {
        public Either {
            parts = List.copyOf(parts);
        }
    }

    /** Compared with an aggregate of the same or another column over all rows ("above the average"). */
    record Versus(Shown left, String op, String function, Shown right, boolean negated) implements Condition {}

    /** A yes/no column, or a named filter. */
    record Holds(Chunk what, boolean negated) implements Condition {}

    /** Present or missing. */
    record Missing(Shown left, boolean present) implements Condition {}
}
