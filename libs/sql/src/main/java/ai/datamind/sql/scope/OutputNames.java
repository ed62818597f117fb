package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import java.util.Locale;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The name PostgreSQL gives an output column that has no alias (FigureColname). */
public final class OutputNames {
    static final String NONE = "?column?";

    private OutputNames() {}

    public static String of(SelectItem<?> item, Resolution resolution) {
        if (item.getAlias() != null) {
            return Identifiers.meant(item.getAlias().getName());
        }
        String name = strong(item.getExpression(), resolution);
        return name != null ? name : weak(item.getExpression(), resolution);
    }

    private static String weak(Expression e, Resolution resolution) {
        return switch (e) {
            case CastExpression cast -> {
                String inner = weak(cast.getLeftExpression(), resolution);
                yield inner.equals(NONE)
                        ? TypeNames.shortName(cast.getColDataType().toString())
                        : inner;
            }
            case CaseExpression c -> {
                String inner = c.getElseExpression() == null ? null : strong(c.getElseExpression(), resolution);
                yield inner == null ? "case" : inner;
            }
            case DateTimeLiteralExpression literal ->
                TypeNames.shortName(literal.getType().name().toLowerCase(Locale.ROOT));
            case IntervalExpression interval -> "interval";
            case ParenthesedExpressionList<?> one when one.size() == 1 -> weak(one.getFirst(), resolution);
            default -> {
                String strong = strong(e, resolution);
                yield strong == null ? NONE : strong;
            }
        };
    }

    /** A name that beats the type's name in a cast. */
    private static String strong(Expression e, Resolution resolution) {
        return switch (e) {
            case Column column -> Identifiers.meant(column.getColumnName());
            case Function call when call.getMultipartName() != null -> last(String.join(".", call.getMultipartName()));
            case AnalyticExpression call -> last(call.getName());
            case ExtractExpression extract -> "extract";
            case TrimFunction trim ->
                trim.getTrimSpecification() == null
                        ? "btrim"
                        : switch (trim.getTrimSpecification()) {
                            case LEADING -> "ltrim";
                            case TRAILING -> "rtrim";
                            case BOTH -> "btrim";
                        };
            case TimeKeyExpression key -> Identifiers.meant(key.getStringValue().replace("()", ""));
            case TimezoneExpression zone -> "timezone";
            case ExistsExpression exists -> "exists";
            case ArrayConstructor array -> "array";
            case ArrayExpression element -> strong(element.getObjExpression(), resolution);
            case CollateExpression collate -> strong(collate.getLeftExpression(), resolution);
            case CastExpression cast -> strong(cast.getLeftExpression(), resolution);
            case CaseExpression c -> c.getElseExpression() == null ? null : strong(c.getElseExpression(), resolution);
            case ParenthesedExpressionList<?> one when one.size() == 1 -> strong(one.getFirst(), resolution);
            case ParenthesedExpressionList<?> row -> "row";
            case ParenthesedSelect query -> {
                Block block = resolution.block(query);
                yield block == null || block.outputs().isEmpty()
                        ? null
                        : block.outputs().getFirst().name();
            }
            default -> null;
        };
    }

    private static String last(String name) {
        return Identifiers.meant(name.substring(name.lastIndexOf('.') + 1));
    }
}
