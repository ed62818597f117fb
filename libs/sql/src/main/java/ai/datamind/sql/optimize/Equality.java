package ai.datamind.sql.optimize;

import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Conjuncts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;

/**
 * {@code source.field = other}, the only condition that proofs are made of: it cannot fail, and it compares as the key
 * itself does. Text beside blank-padded text, for one, would find two keys equal that the key holds apart.
 *
 * @param other a column of another source, or a literal
 */
record Equality(Field field, Expression other) {
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

    /** The conditions of a chain of AND; empty where one of them is anything else. */
    static Optional<List<Equality>> all(Expression condition, Source source, Resolution resolution) {
        List<Equality> found = new ArrayList<>();
        for (Expression part : Conjuncts.of(condition)) {
            Optional<Equality> one =
                    part instanceof EqualsTo equals ? of(equals, source, resolution) : Optional.empty();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            found.add(one.get());
        }
        return Optional.of(found);
    }

    private static Optional<Equality> of(EqualsTo equals, Source source, Resolution resolution) {
        Expression left = equals.getLeftExpression();
        Expression right = equals.getRightExpression();
        return side(left, right, source, resolution).or(() -> side(right, left, source, resolution));
    }

    private static Optional<Equality> side(Expression own, Expression other, Source source, Resolution resolution) {
        return resolution
                .field(own, source)
                .filter(field -> comparable(field, other, source, resolution))
                .map(field -> new Equality(field, other));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean comparable(Field field, Expression other, Source source, Resolution resolution) {
        String type = field.type();
        return type != null
                && switch (other) {
                    case LongValue number -> INTEGERS.contains(type);
                    case StringValue text -> type.equals("text") || type.equals("varchar");
                    case Column column ->
                        resolution.bindings().get(column) instanceof Binding.ToField to
                                && to.source() != source
                                && (type.equals(to.field().type())
                                        || (INTEGERS.contains(type)
                                                && INTEGERS.contains(String.valueOf(
                                                        to.field().type()))));
                    default -> false;
                };
    }

    /** The column of the relation behind the field. */
    String column() {
        return field.column();
    }
}
