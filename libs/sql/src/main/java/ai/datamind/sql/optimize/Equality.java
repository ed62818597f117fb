package ai.datamind.sql.optimize;

import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
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
        return collect(condition, source, resolution, found) ? Optional.of(found) : Optional.empty();
    }

    private static boolean collect(Expression condition, Source source, Resolution resolution, List<Equality> found) {
        return switch (condition) {
            case AndExpression and ->
                collect(and.getLeftExpression(), source, resolution, found)
                        && collect(and.getRightExpression(), source, resolution, found);
            case ParenthesedExpressionList<?> one
            when one.size() == 1 -> collect(one.getFirst(), source, resolution, found);
            case EqualsTo equals ->
                side(equals.getLeftExpression(), equals.getRightExpression(), source, resolution, found)
                        || side(equals.getRightExpression(), equals.getLeftExpression(), source, resolution, found);
            case null, default -> false;
        };
    }

    private static boolean side(
            Expression own, Expression other, Source source, Resolution resolution, List<Equality> found) {
        Field field = field(own, source, resolution);
        if (field == null || !comparable(field, other, source, resolution)) {
            return false;
        }
        found.add(new Equality(field, other));
        return true;
    }

    /** The field of {@code source} that an expression is, or null. */
    @SuppressWarnings("ReferenceEquality")
    static Field field(Expression expression, Source source, Resolution resolution) {
        return expression instanceof Column column
                        && resolution.bindings().get(column) instanceof Binding.ToField to
                        && to.source() == source
                ? to.field()
                : null;
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
        return field.origins().iterator().next().column();
    }
}
