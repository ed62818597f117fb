package ai.datamind.sql.lineage;

import ai.datamind.sql.firewall.Vocabulary;
import ai.datamind.sql.firewall.Vocabulary.FunctionKind;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;

/** Follows one output column down the levels of a query. */
final class Derivations {
    private final Resolution resolution;
    private final Set<Block> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Derivations(Resolution resolution) {
        this.resolution = resolution;
    }

    Derivation of(Block block, int position) {
        if (!open.add(block)) {
            // A recursive query reads itself: what its other branches make of the column decides.
            return Derivation.CONSTANT;
        }
        Derivation derivation = switch (block.node()) {
            case PlainSelect select
            when position < select.getSelectItems().size() ->
                whole(select.getSelectItems().get(position).getExpression());
            case Values values -> inside(values.getExpressions());
            default ->
                block.branches().stream()
                        .map(branch -> of(branch, position))
                        .reduce(Derivation.CONSTANT, Derivation::and);
        };
        open.remove(block);
        return derivation;
    }

    /** A column by itself keeps what it is; in anything else it is computed with. */
    private Derivation whole(Expression expression) {
        return switch (expression) {
            case ParenthesedExpressionList<?> one when one.size() == 1 -> whole(one.getFirst());
            case Column column -> of(column);
            default -> inside(expression);
        };
    }

    private Derivation inside(Object node) {
        Derivation[] strongest = {Derivation.CONSTANT};
        collect(node, strongest);
        return strongest[0];
    }

    private void collect(Object node, Derivation[] strongest) {
        switch (node) {
            case Column column ->
                strongest[0] = strongest[0].and(Derivation.COMPUTED).and(of(column));
            case Select query -> {
                strongest[0] = strongest[0].and(Derivation.COMPUTED);
                Block block = resolution.block(query);
                for (int i = 0; i < block.outputs().size(); i++) {
                    strongest[0] = strongest[0].and(of(block, i));
                }
            }
            default -> {
                strongest[0] = strongest[0].and(call(node));
                Trees.children(node, child -> collect(child, strongest));
            }
        }
    }

    private static Derivation call(Object node) {
        if (node instanceof AnalyticExpression call) {
            boolean window = call.getType() == AnalyticType.OVER || call.getType() == AnalyticType.WITHIN_GROUP_OVER;
            return window ? Derivation.WINDOWED : Derivation.AGGREGATED;
        }
        boolean aggregate = node instanceof Function call
                && call.getMultipartName() != null
                && Vocabulary.postgresql()
                                .function(Identifiers.meant(
                                        call.getMultipartName().getLast()))
                        == FunctionKind.AGGREGATE;
        return aggregate ? Derivation.AGGREGATED : Derivation.CONSTANT;
    }

    private Derivation of(Column column) {
        if (!resolution.bindings().containsKey(column)) {
            return Derivation.CONSTANT;
        }
        return switch (resolution.binding(column)) {
            case Binding.ToField to -> of(to);
            case Binding.ToMerged to -> to.parts().stream().map(this::of).reduce(Derivation.DIRECT, Derivation::and);
            case Binding.ToRow to -> Derivation.COMPUTED;
            case Binding.ToOutput to -> Derivation.CONSTANT;
            case Binding.ToKeyword to -> Derivation.CONSTANT;
        };
    }

    private Derivation of(Binding.ToField to) {
        Source source = to.source();
        if (source.relation() != null) {
            return Derivation.DIRECT;
        }
        int position = source.position(to.field());
        return source.query() == null || position < 0 ? Derivation.COMPUTED : of(source.query(), position);
    }
}
