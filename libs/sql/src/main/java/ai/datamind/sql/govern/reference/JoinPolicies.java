package ai.datamind.sql.govern.reference;

import ai.datamind.sql.catalog.Key;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Conjuncts;
import ai.datamind.sql.tree.Trees;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Where the query of a policy may become a semi-join: {@code (EXISTS (…)) IS TRUE} is then written {@code EXISTS (…)}, and
 * the engine reckons how many rows it leaves. A join lets conditions be evaluated before the policy, so nothing may fail
 * there; and with other tables beside it, the joins become more than the planner orders. So: a statement over one table,
 * no operand of which waits, and no whole key given, for which the sub-plan is quicker.
 */
public final class JoinPolicies {
    private JoinPolicies() {}

    public static void apply(Resolution resolution, References references) {
        Block top = resolution.top();
        if (!(top.node() instanceof PlainSelect select)
                || top.sources().size() != 1
                || (select.getJoins() != null && !select.getJoins().isEmpty())) {
            return;
        }
        Reference reference = references.of(top.sources().getFirst());
        if (reference != null
                && reference.form() == Form.IN_PLACE
                && reference.source().relation().kind() == RelationKind.TABLE
                && !asks(select)
                && !pinned(select.getWhere(), reference.source(), resolution)) {
            reference.join();
        }
    }

    /** Queries of the user's own make joins too. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean asks(PlainSelect select) {
        return Trees.any(select, node -> node instanceof Select && node != select);
    }

    /** A whole key is given. */
    private static boolean pinned(Expression where, Source source, Resolution resolution) {
        Set<String> given = new HashSet<>();
        for (Expression condition : Conjuncts.of(where)) {
            if (condition instanceof EqualsTo equals) {
                Stream.of(equals.getLeftExpression(), equals.getRightExpression())
                        .flatMap(side -> resolution.field(side, source).stream())
                        .forEach(field -> given.add(field.column()));
            }
        }
        return source.relation().keys().stream().map(Key::columns).anyMatch(given::containsAll);
    }
}
