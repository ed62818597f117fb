package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.Key;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Trees;
import java.util.HashSet;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Where the query of a policy may become a semi-join: {@code (EXISTS (…)) IS TRUE} is then written {@code EXISTS (…)}, and
 * the engine reckons how many rows it leaves. A join lets conditions be evaluated before the policy, so nothing may fail
 * there; and with other tables beside it, the joins become more than the planner orders. So: a statement over one table,
 * no operand of which waits, and no whole key given, for which the sub-plan is quicker.
 */
final class JoinPolicies {
    private JoinPolicies() {}

    static void apply(Resolution resolution, References references) {
        Block top = resolution.top();
        if (!(top.node() instanceof PlainSelect select)
                || top.sources().size() != 1
                || (select.getJoins() != null && !select.getJoins().isEmpty())) {
            return;
        }
        Reference reference = references.of(top.sources().getFirst());
        if (reference != null
                && reference.form() == Reference.Form.IN_PLACE
                && reference.source().relation().kind() == RelationKind.TABLE
                && !asks(select)
                && !pinned(select.getWhere(), reference.source(), resolution)) {
            reference.join();
        }
    }

    /** Queries of the user's own make joins too. */
    private static boolean asks(PlainSelect select) {
        boolean[] asks = {false};
        Trees.children(select, child -> Trees.everything(child, node -> asks[0] |= node instanceof Select));
        return asks[0];
    }

    private static boolean pinned(Expression where, Source source, Resolution resolution) {
        Set<String> given = new HashSet<>();
        collect(where, source, resolution, given);
        return source.relation().keys().stream().map(Key::columns).anyMatch(given::containsAll);
    }

    private static void collect(Expression condition, Source source, Resolution resolution, Set<String> given) {
        switch (condition) {
            case AndExpression and -> {
                collect(and.getLeftExpression(), source, resolution, given);
                collect(and.getRightExpression(), source, resolution, given);
            }
            case ParenthesedExpressionList<?> one
            when one.size() == 1 -> collect(one.getFirst(), source, resolution, given);
            case EqualsTo equals -> {
                column(equals.getLeftExpression(), source, resolution, given);
                column(equals.getRightExpression(), source, resolution, given);
            }
            case null, default -> {}
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static void column(Expression side, Source source, Resolution resolution, Set<String> given) {
        if (side instanceof Column column
                && resolution.bindings().get(column) instanceof Binding.ToField to
                && to.source() == source) {
            given.add(DenyColumns.column(to.field()));
        }
    }
}
