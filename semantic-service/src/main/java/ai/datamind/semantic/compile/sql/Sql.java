package ai.datamind.semantic.compile.sql;

import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.Window;
import java.util.List;
import java.util.Map;

/** A value in SQL. */
public sealed interface Sql {

    record Column(String relation, String name) implements Sql {}

    record Value(Literal literal) implements Sql {}

    /** A model's own expression; its bare names are columns of {@code relation}, or stand for what {@code names} says. */
    record Fragment(SqlExpression expression, String relation, Map<String, Sql> names) implements Sql {
        public Fragment {
            names = Map.copyOf(names);
        }
    }

    record Call(String function, List<Sql> arguments, boolean distinct) implements Sql {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code count(*)}. */
    record CountRows() implements Sql {}

    /** Parts joined by one operator, each in brackets where it needs them. */
    record Infix(String operator, List<Sql> parts) implements Sql {
        public Infix {
            parts = List.copyOf(parts);
        }
    }

    record Not(Sql part) implements Sql {}

    record IsNull(Sql part, boolean negated) implements Sql {}

    record In(Sql part, List<Sql> values, boolean negated) implements Sql {
        public In {
            values = List.copyOf(values);
        }
    }

    record Cast(Sql part, String type) implements Sql {}

    /** {@code otherwise} may be null. */
    record Case(Sql when, Sql then, Sql otherwise) implements Sql {}

    record Extract(String field, Sql part) implements Sql {}

    record Interval(Window window) implements Sql {}

    record WithinGroup(String function, Sql argument, Sql order) implements Sql {}

    record Over(Sql call, List<Sql> partitionBy, List<Select.Order> order) implements Sql {
        public Over {
            partitionBy = List.copyOf(partitionBy);
            order = List.copyOf(order);
        }
    }

    record Scalar(Select query) implements Sql {}

    static Sql call(String function, Sql... arguments) {
        return new Call(function, List.of(arguments), false);
    }

    static Sql text(String value) {
        return new Value(new Literal.Text(value));
    }

    static Sql number(long value) {
        return new Value(new Literal.Number(java.math.BigDecimal.valueOf(value)));
    }

    static Sql infix(String operator, Sql... parts) {
        return new Infix(operator, List.of(parts));
    }

    static Sql and(List<Sql> parts) {
        return parts.size() == 1 ? parts.get(0) : new Infix("AND", parts);
    }

    static Sql coalesce(List<Sql> parts) {
        return parts.size() == 1 ? parts.get(0) : new Call("COALESCE", parts, false);
    }
}
