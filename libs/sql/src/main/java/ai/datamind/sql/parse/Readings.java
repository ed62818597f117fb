package ai.datamind.sql.parse;

import ai.datamind.sql.tree.Trees;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NumericBind;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.schema.Column;

/**
 * What the parser reads otherwise than the engine, in the same words: {@code a[1]} as a column with a list behind it,
 * {@code a[1:2]} as a path into a document, {@code t AT TIME ZONE 'x' AT TIME ZONE 'y'} as a zone moved to another. The
 * tree is put right before anybody judges it; what it prints stays.
 */
final class Readings {
    private static final Pattern CONCERNED =
            Pattern.compile("\\[|zone.+zone", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Readings() {}

    static void mend(String sql, Object tree) {
        if (CONCERNED.matcher(sql).find()) {
            inside(tree);
        }
    }

    private static void inside(Object node) {
        Trees.children(node, Readings::inside);
        Trees.replaceChildren(node, Readings::mended);
    }

    private static Object mended(Object node) {
        return switch (node) {
            case Column column when column.getArrayConstructor() != null -> subscripted(column);
            case ArrayExpression element
            when element.getIndexExpression() != null ->
                subscripted(element.getObjExpression(), element.getIndexExpression());
            case TimezoneExpression moved when moved.getTimezoneExpressions().size() == 1 -> moved(moved);
            default -> node;
        };
    }

    private static Expression subscripted(Column column) {
        ArrayConstructor list = column.getArrayConstructor();
        if (list.isArrayKeyword() || list.getExpressions().size() != 1) {
            return column;
        }
        column.setArrayConstructor(null);
        return subscripted(column, list.getExpressions().getFirst());
    }

    private static ArrayExpression subscripted(Expression array, Expression subscript) {
        return switch (subscript) {
            case JsonExpression slice
            when slice.getIdentList().size() == 1
                    && slice.getIdentList().getFirst().getValue().equals(":") ->
                new ArrayExpression(
                        array,
                        null,
                        slice.getExpression(),
                        slice.getIdentList().getFirst().getKey());
            case NumericBind upper -> new ArrayExpression(array, null, null, new LongValue(upper.getBindId()));
            default -> new ArrayExpression(array, subscript);
        };
    }

    /** The engine moves to the first zone, then to the next. */
    private static TimezoneExpression moved(TimezoneExpression whole) {
        if (!(whole.getTimezoneExpressions().getFirst() instanceof TimezoneExpression zones)) {
            return whole;
        }
        zones.setLeftExpression(moved(new TimezoneExpression(whole.getLeftExpression(), zones.getLeftExpression())));
        return zones;
    }
}
