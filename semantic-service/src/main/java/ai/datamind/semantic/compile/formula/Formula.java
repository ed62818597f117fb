package ai.datamind.semantic.compile.formula;

import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A metric as a calculation over measurements. */
public sealed interface Formula {

    record Leaf(Measurement measurement) implements Formula {}

    record Ratio(Formula numerator, Formula denominator) implements Formula {}

    record Expression(SqlExpression expression, Map<String, Formula> inputs) implements Formula {}

    /** A missing value becomes this number. */
    record Filled(Formula value, long fill) implements Formula {}

    default List<Measurement> measurements() {
        return stream(this).distinct().toList();
    }

    private static Stream<Measurement> stream(Formula formula) {
        return switch (formula) {
            case Leaf leaf -> Stream.of(leaf.measurement());
            case Ratio ratio -> Stream.concat(stream(ratio.numerator()), stream(ratio.denominator()));
            case Expression expression -> expression.inputs().values().stream().flatMap(Formula::stream);
            case Filled filled -> stream(filled.value());
        };
    }
}
